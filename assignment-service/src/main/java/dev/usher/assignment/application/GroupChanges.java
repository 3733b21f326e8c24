package dev.usher.assignment.application;

import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Group;
import dev.usher.assignment.domain.Membership;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.Refusal;
import java.util.Optional;
import java.util.TreeSet;

/** What concerns a group as a whole. */
final class GroupChanges {

    private final Writing writing;
    private final Workspace workspace;
    private final Touched touched;

    GroupChanges(Writing writing, Workspace workspace, Touched touched) {
        this.writing = writing;
        this.workspace = workspace;
        this.touched = touched;
    }

    Outcome put(Change.PutGroup put, String id, String source) {
        Optional<Group> before = workspace.group(id);
        if (before.filter(it -> it.sources().isEmpty()).isPresent()) {
            return new Outcome.Refused(
                    new Refusal(
                            Refusal.Kind.CONFLICT,
                            "id: group '" + id + "' is just being deleted; try again in a minute"));
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
            return new Outcome.Refused(
                    new Refusal(
                            Refusal.Kind.CONFLICT,
                            "group: '"
                                    + group.id().id()
                                    + "' was not told by "
                                    + source
                                    + ", but by "
                                    + String.join(", ", group.sources())));
        }
        Group after = group.without(source);
        boolean gone = after.sources().isEmpty();
        workspace.assigned(group.id()).stream()
                .filter(it -> gone || it.source().equals(source))
                .forEach(
                        it -> {
                            workspace.end(it);
                            touched.roles(it.application(), it.principal());
                        });
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
