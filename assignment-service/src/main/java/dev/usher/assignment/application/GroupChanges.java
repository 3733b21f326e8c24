package dev.usher.assignment.application;

import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Group;
import dev.usher.assignment.domain.Membership;
import dev.usher.assignment.domain.Principal;
import java.util.Optional;
import java.util.TreeSet;

/** What concerns a group as a whole. */
final class GroupChanges {

    private final Writing writing;
    private final Workspace workspace;
    private final Touched touched;
    private final RoleChanges roles;

    GroupChanges(Writing writing, Workspace workspace, Touched touched, RoleChanges roles) {
        this.writing = writing;
        this.workspace = workspace;
        this.touched = touched;
        this.roles = roles;
    }

    Outcome put(Change.PutGroup put, String id, String source) {
        Optional<Group> before = workspace.group(id);
        if (before.filter(it -> it.sources().isEmpty()).isPresent()) {
            return Outcome.Refused.conflict(
                    "id: group '" + id + "' is just being deleted; try again in a minute");
        }
        Group after =
                before.orElseGet(
                                () ->
                                        new Group(
                                                new Principal.Group(id),
                                                put.displayName(),
                                                put.externalId(),
                                                new TreeSet<>()))
                        .with(put, source);
        if (before.equals(Optional.of(after))) {
            return new Outcome.Unchanged(id);
        }
        workspace.put(after);
        return new Outcome.Accepted(id, before.isEmpty());
    }

    /** The last source's word ends the group; its members keep their places until all were seen. */
    Outcome delete(Group group, String source) {
        if (!group.sources().contains(source)) {
            return Outcome.Refused.conflict(
                    "group: '"
                            + group.id().id()
                            + "' was not told by "
                            + source
                            + ", but by "
                            + String.join(", ", group.sources()));
        }
        Group after = group.without(source);
        boolean gone = after.sources().isEmpty();
        workspace.assigned(group.id()).stream()
                .filter(it -> gone || it.source().equals(source))
                .forEach(roles::end);
        workspace.memberships(group.id()).stream()
                .filter(it -> gone || it.source().equals(source))
                .forEach(workspace::leave);
        if (!gone) {
            leaveAll(group, writing.members(group.id(), source), source);
        }
        workspace.put(after);
        touched.groups.add(group.id());
        return new Outcome.Accepted(group.id().id(), false);
    }

    private void leaveAll(Group group, Iterable<Principal> members, String source) {
        for (Principal member : members) {
            Membership membership = new Membership(group.id(), member, source);
            workspace.notice(membership);
            workspace.leave(membership);
            touched.reached(member);
        }
    }
}
