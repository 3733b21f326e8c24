package dev.usher.assignment.application;

import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Group;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.Refusal;
import dev.usher.assignment.domain.RoleAssignment;
import dev.usher.assignment.domain.User;
import dev.usher.assignment.domain.UserState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Applies changes within one transaction. Everything is checked before the first write of a change,
 * so a refused one leaves no trace and the transaction goes on.
 */
final class ChangeApplication {

    private final Directory directory;
    private final Touched touched;
    private final Supplier<UUID> ids;
    private final Instant now;
    private final String by;

    ChangeApplication(
            Directory directory, Touched touched, Supplier<UUID> ids, Instant now, String by) {
        this.directory = directory;
        this.touched = touched;
        this.ids = ids;
        this.now = now;
        this.by = by;
    }

    Outcome apply(Change change) {
        return switch (change) {
            case Change.PutUser put -> putUser(put);
            case Change.ReviseUser(String user, Change.PutUser said) ->
                    withUser(user, found -> revise(found, said));
            case Change.DeleteUser(String user, boolean forGood) ->
                    withUser(user, found -> delete(found, forGood));
            case Change.PutGroup(var id, String name) ->
                    putGroup(id == null ? ids.get().toString() : id, name);
            case Change.DeleteGroup(String group) -> withGroup(group, this::delete);
            case Change.AddMember(String group, String user) ->
                    withBoth(group, user, directory::addMember);
            case Change.RemoveMember(String group, String user) ->
                    withBoth(group, user, directory::removeMember);
            case Change.Assign(String application, Change.Named to, String role) ->
                    withPrincipal(
                            application,
                            to,
                            principal ->
                                    directory.assign(
                                            new RoleAssignment(
                                                    application, principal, role, now, by)));
            case Change.Unassign(String application, Change.Named from, String role) ->
                    withPrincipal(
                            application,
                            from,
                            principal -> directory.unassign(application, principal, role));
        };
    }

    private Outcome putUser(Change.PutUser put) {
        Optional<User> named = directory.userByName(put.userName());
        Optional<User> known =
                put.externalId() == null ? named : directory.userByExternalId(put.externalId());
        if (known.isEmpty() && named.isPresent() && named.get().externalId() == null) {
            known = named;
        }
        if (named.isPresent() && !named.equals(known)) {
            return refused(
                    Refusal.Kind.CONFLICT,
                    "userName: '" + put.userName() + "' is the name of another user");
        }
        return keep(known.orElse(null), put);
    }

    private Outcome revise(User before, Change.PutUser said) {
        Optional<User> named = directory.userByName(said.userName());
        if (named.filter(it -> !it.id().equals(before.id())).isPresent()) {
            return refused(
                    Refusal.Kind.CONFLICT,
                    "userName: '" + said.userName() + "' is the name of another user");
        }
        String externalId = said.externalId();
        Optional<User> identified =
                externalId == null ? Optional.empty() : directory.userByExternalId(externalId);
        if (identified.filter(it -> !it.id().equals(before.id())).isPresent()) {
            return refused(
                    Refusal.Kind.CONFLICT,
                    "externalId: '" + externalId + "' is the id of another user");
        }
        return keep(before, said);
    }

    private Outcome keep(@Nullable User before, Change.PutUser put) {
        User after =
                before == null ? User.first(new Principal.User(ids.get()), put) : before.with(put);
        if (after.equals(before)) {
            return new Outcome.Unchanged(after.id().id().toString());
        }
        directory.put(after);
        touched.users.add(after.id());
        return new Outcome.Accepted(after.id().id().toString(), before == null);
    }

    private Outcome delete(User user, boolean forGood) {
        UserState gone = forGood ? UserState.HARD_DELETED : UserState.SOFT_DELETED;
        if (user.state() == gone) {
            return new Outcome.Unchanged(user.id().id().toString());
        }
        if (forGood) {
            takeRoles(user.id());
            directory.removeFromAllGroups(user.id());
        }
        directory.put(user.in(gone));
        touched.users.add(user.id());
        return new Outcome.Accepted(user.id().id().toString(), false);
    }

    private Outcome putGroup(String id, String displayName) {
        Optional<Group> before = directory.group(id);
        Group after = new Group(new Principal.Group(id), displayName);
        if (before.equals(Optional.of(after))) {
            return new Outcome.Unchanged(id);
        }
        directory.put(after);
        return new Outcome.Accepted(id, before.isEmpty());
    }

    private Outcome delete(Group group) {
        touched.users.addAll(directory.members(group.id()));
        takeRoles(group.id());
        directory.remove(group.id());
        return new Outcome.Accepted(group.id().id(), false);
    }

    private void takeRoles(Principal principal) {
        for (RoleAssignment role : directory.assignments(List.of(principal))) {
            directory.unassign(role.application(), principal, role.role());
            touched.assignments.add(new Touched.Assigned(role.application(), principal));
        }
    }

    private Outcome withBoth(String group, String user, MembershipChange membership) {
        return withGroup(
                group,
                inGroup ->
                        withUser(
                                user,
                                member -> {
                                    if (!membership.make(inGroup.id(), member.id())) {
                                        return new Outcome.Unchanged(inGroup.id().id());
                                    }
                                    touched.users.add(member.id());
                                    return new Outcome.Accepted(inGroup.id().id(), false);
                                }));
    }

    private Outcome withPrincipal(
            String application, Change.Named named, Function<Principal, Boolean> change) {
        if (!directory.knowsApplication(application)) {
            return refused(
                    Refusal.Kind.INVALID,
                    "application: there is no application '" + application + "'");
        }
        return switch (named) {
            case Change.Named.ByUser(String user) ->
                    withUser(
                            user,
                            found ->
                                    roleChanged(
                                            application, found.id(), change, List.of(found.id())));
            case Change.Named.ByGroup(String group) ->
                    withGroup(
                            group,
                            found ->
                                    roleChanged(
                                            application,
                                            found.id(),
                                            change,
                                            directory.members(found.id())));
        };
    }

    private Outcome roleChanged(
            String application,
            Principal principal,
            Function<Principal, Boolean> change,
            List<Principal.User> reached) {
        if (!change.apply(principal)) {
            return new Outcome.Unchanged(principal.toString());
        }
        touched.users.addAll(reached);
        touched.assignments.add(new Touched.Assigned(application, principal));
        return new Outcome.Accepted(principal.toString(), true);
    }

    private Outcome withUser(String named, Function<User, Outcome> then) {
        return directory
                .user(named)
                .map(then)
                .orElseGet(
                        () ->
                                refused(
                                        Refusal.Kind.NOT_FOUND,
                                        "user: there is no user '" + named + "'"));
    }

    private Outcome withGroup(String id, Function<Group, Outcome> then) {
        return directory
                .group(id)
                .map(then)
                .orElseGet(
                        () ->
                                refused(
                                        Refusal.Kind.NOT_FOUND,
                                        "group: there is no group '" + id + "'"));
    }

    private static Outcome refused(Refusal.Kind kind, String reason) {
        return new Outcome.Refused(new Refusal(kind, reason));
    }

    /** Adding to or removing from a group; whether it changed anything. */
    private interface MembershipChange {
        boolean make(Principal.Group group, Principal.User user);
    }
}
