package dev.usher.assignment.application;

import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Group;
import dev.usher.assignment.domain.Membership;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.User;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Applies changes to a workspace. Everything is checked before the first write of a change, so a
 * refused one leaves no trace and the next can follow.
 */
final class ChangeApplication {

    private final Writing writing;
    private final Workspace workspace;
    private final Touched touched;
    private final Supplier<UUID> ids;
    private final UserChanges users;
    private final GroupChanges groups;
    private final RoleChanges roles;

    ChangeApplication(
            Writing writing,
            Workspace workspace,
            Touched touched,
            Supplier<UUID> ids,
            Rules rules,
            Instant now) {
        this.writing = writing;
        this.workspace = workspace;
        this.touched = touched;
        this.ids = ids;
        this.roles = new RoleChanges(workspace, touched, now);
        this.users = new UserChanges(workspace, touched, roles, ids, rules, now);
        this.groups = new GroupChanges(writing, workspace, touched, roles);
    }

    Outcome apply(Change change, Origin origin) {
        Instant occurredAt = origin.occurredAt();
        if (occurredAt == null) {
            return applyNow(change, origin);
        }
        Set<String> things = Things.of(change, workspace::user);
        if (writing.newest(origin.source(), things)
                .filter(it -> it.isAfter(occurredAt))
                .isPresent()) {
            return new Outcome.Unchanged(things.iterator().next());
        }
        Outcome outcome = applyNow(change, origin);
        if (!(outcome instanceof Outcome.Refused)) {
            writing.remember(origin.source(), things, occurredAt);
        }
        return outcome;
    }

    private Outcome applyNow(Change change, Origin origin) {
        String source = origin.source();
        return switch (change) {
            case Change.PutUser put -> users.put(put, source);
            case Change.DeleteUser(String user, boolean forGood) ->
                    withUser(user, found -> users.delete(found, forGood, source));
            case Change.PutGroup put ->
                    groups.put(put, put.id() == null ? ids.get().toString() : put.id(), source);
            case Change.DeleteGroup(String group) ->
                    withGroup(group, found -> groups.delete(found, source));
            case Change.AddMember(String group, Change.Named member) ->
                    withMembership(group, member, source, workspace::join);
            case Change.RemoveMember(String group, Change.Named member) ->
                    withMembership(group, member, source, workspace::leave);
            case Change.Assign assign ->
                    roles.checked(
                            assign,
                            () ->
                                    withPrincipal(
                                            assign.to(), it -> roles.assign(assign, it, origin)));
            case Change.Unassign unassign ->
                    roles.checked(
                            unassign,
                            () ->
                                    withPrincipal(
                                            unassign.from(),
                                            it -> roles.unassign(unassign, it, source)));
        };
    }

    private Outcome withMembership(
            String group,
            Change.Named member,
            String source,
            Function<Membership, Boolean> change) {
        return withGroup(
                group,
                into ->
                        withPrincipal(
                                member,
                                it -> {
                                    if (it.equals(into.id())) {
                                        return Outcome.Refused.invalid(
                                                "memberGroup: a group is not its own member");
                                    }
                                    if (!change.apply(new Membership(into.id(), it, source))) {
                                        return new Outcome.Unchanged(into.id().id());
                                    }
                                    touched.reached(it);
                                    return new Outcome.Accepted(into.id().id(), false);
                                }));
    }

    private Outcome withPrincipal(Change.Named named, Function<Principal, Outcome> then) {
        return switch (named) {
            case Change.Named.ByUser(String user) -> withUser(user, it -> then.apply(it.id()));
            case Change.Named.ByGroup(String group) -> withGroup(group, it -> then.apply(it.id()));
        };
    }

    private Outcome withUser(String named, Function<User, Outcome> then) {
        return workspace
                .user(named)
                .map(then)
                .orElseGet(() -> Outcome.Refused.missing(new Change.Named.ByUser(named)));
    }

    private Outcome withGroup(String id, Function<Group, Outcome> then) {
        return workspace
                .group(id)
                .filter(it -> !it.sources().isEmpty())
                .map(then)
                .orElseGet(() -> Outcome.Refused.missing(new Change.Named.ByGroup(id)));
    }
}
