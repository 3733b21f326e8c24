package dev.usher.assignment.application;

import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Group;
import dev.usher.assignment.domain.Membership;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.Refusal;
import dev.usher.assignment.domain.RoleAssignment;
import dev.usher.assignment.domain.User;
import dev.usher.assignment.domain.UserState;
import dev.usher.policy.Desired;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
    private final Rules rules;
    private final Instant now;
    private final GroupChanges groups;

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
        this.rules = rules;
        this.now = now;
        this.groups = new GroupChanges(writing, workspace, touched);
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
            case Change.PutUser put -> putUser(put, source);
            case Change.DeleteUser(String user, boolean forGood) ->
                    withUser(user, found -> delete(found, forGood, source));
            case Change.PutGroup put ->
                    groups.put(put, put.id() == null ? ids.get().toString() : put.id(), source);
            case Change.DeleteGroup(String group) ->
                    withGroup(group, found -> groups.delete(found, source));
            case Change.AddMember(String group, Change.Named member) ->
                    withMembership(group, member, source, workspace::join);
            case Change.RemoveMember(String group, Change.Named member) ->
                    withMembership(group, member, source, workspace::leave);
            case Change.Assign assign -> assign(assign, origin);
            case Change.Unassign(String application, Change.Named from, String role) ->
                    withApplication(
                            application,
                            _ ->
                                    withPrincipal(
                                            from, it -> unassign(application, it, role, source)));
        };
    }

    private Outcome putUser(Change.PutUser put, String source) {
        Optional<User> named = workspace.userByName(put.userName());
        Optional<User> identified =
                Optional.ofNullable(put.externalId()).flatMap(workspace::userByExternalId);
        Optional<User> known =
                put.user() != null
                        ? workspace.user(put.user())
                        : identified.or(() -> named.filter(it -> mayBe(it, put, source)));
        if (put.expected() == Change.Expected.KNOWN && known.isEmpty()) {
            return noUser(String.valueOf(put.user()));
        }
        if (put.expected() == Change.Expected.NEW
                && known.filter(it -> it.isKnownFrom(source)).isPresent()) {
            return conflict("userName: there is a user '" + put.userName() + "' already");
        }
        if (named.isPresent() && !named.equals(known)) {
            return conflict("userName: '" + put.userName() + "' is the name of another user");
        }
        if (identified.isPresent() && !identified.equals(known)) {
            return conflict("externalId: '" + put.externalId() + "' is the id of another user");
        }
        User before = known.orElse(null);
        User after =
                before == null
                        ? User.first(new Principal.User(ids.get()), put, source, now)
                        : before.with(put, source, rules.precedence(), now);
        if (after.equals(before)) {
            return new Outcome.Unchanged(after.id().id().toString());
        }
        workspace.put(after);
        touched.users.add(after.id());
        return new Outcome.Accepted(after.id().id().toString(), before == null);
    }

    /** Whether somebody of that name can be meant, as far as this source told ids before. */
    private static boolean mayBe(User user, Change.PutUser put, String source) {
        var statement = user.said().get(source);
        return put.externalId() == null || statement == null || statement.externalId() == null;
    }

    private Outcome delete(User user, boolean forGood, String source) {
        if (!user.said().containsKey(source)) {
            return conflict(
                    "user: '"
                            + user.userName()
                            + "' was not told by "
                            + source
                            + ", but by "
                            + String.join(", ", user.said().keySet()));
        }
        boolean stays = !user.isKnownOnlyFrom(source);
        User after = user.without(source, forGood, rules.precedence(), now);
        if (after.state() == user.state() && !stays) {
            return new Outcome.Unchanged(user.id().id().toString());
        }
        boolean gone = after.state() == UserState.HARD_DELETED;
        if (gone || stays || forGood) {
            workspace.assigned(user.id()).stream()
                    .filter(it -> gone || it.source().equals(source))
                    .forEach(this::end);
            workspace.memberships(user.id()).stream()
                    .filter(it -> gone || it.source().equals(source))
                    .forEach(workspace::leave);
        }
        workspace.put(after);
        if (gone) {
            workspace.forget(after.id());
        }
        touched.users.add(user.id());
        return new Outcome.Accepted(user.id().id().toString(), false);
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
                                        return invalid(
                                                "memberGroup: a group is not its own member");
                                    }
                                    if (!change.apply(new Membership(into.id(), it, source))) {
                                        return new Outcome.Unchanged(into.id().id());
                                    }
                                    touched.reached(it);
                                    return new Outcome.Accepted(into.id().id(), false);
                                }));
    }

    private Outcome assign(Change.Assign assign, Origin origin) {
        Instant until = assign.until();
        Instant from = assign.from();
        if (until != null && (!until.isAfter(now) || (from != null && !until.isAfter(from)))) {
            return invalid("until: must be later than now and than from");
        }
        return withApplication(
                assign.application(),
                roles -> {
                    if (roles.isPresent()
                            && !roles.get().contains(assign.role())
                            && !assign.role().equals(Desired.DEFAULT_ACCESS)) {
                        return invalid(
                                "role: "
                                        + assign.application()
                                        + " has no role '"
                                        + assign.role()
                                        + "'; it has: "
                                        + String.join(", ", new TreeSet<>(roles.get())));
                    }
                    return withPrincipal(
                            assign.to(),
                            principal ->
                                    assign(
                                            new RoleAssignment(
                                                    assign.application(),
                                                    principal,
                                                    assign.role(),
                                                    origin.source(),
                                                    from,
                                                    until,
                                                    now,
                                                    origin.by())));
                });
    }

    private Outcome assign(RoleAssignment assignment) {
        Principal principal = assignment.principal();
        if (!workspace.assign(assignment)) {
            return new Outcome.Unchanged(principal.toString());
        }
        touched.roles(assignment.application(), principal);
        return new Outcome.Accepted(principal.toString(), true);
    }

    private Outcome unassign(String application, Principal principal, String role, String source) {
        Optional<RoleAssignment> given =
                workspace.assigned(principal).stream()
                        .filter(
                                it ->
                                        it.application().equals(application)
                                                && it.role().equals(role)
                                                && it.source().equals(source))
                        .findFirst();
        given.ifPresent(this::end);
        return given.isEmpty()
                ? new Outcome.Unchanged(principal.toString())
                : new Outcome.Accepted(principal.toString(), false);
    }

    private void end(RoleAssignment assignment) {
        workspace.end(assignment);
        touched.roles(assignment.application(), assignment.principal());
    }

    private Outcome withApplication(
            String application, Function<Optional<Set<String>>, Outcome> then) {
        return workspace
                .roles(application)
                .map(then)
                .orElseGet(
                        () ->
                                invalid(
                                        "application: there is no application '"
                                                + application
                                                + "'; there are: "
                                                + String.join(
                                                        ", ",
                                                        new TreeSet<>(workspace.applications()))));
    }

    private Outcome withPrincipal(Change.Named named, Function<Principal, Outcome> then) {
        return switch (named) {
            case Change.Named.ByUser(String user) -> withUser(user, it -> then.apply(it.id()));
            case Change.Named.ByGroup(String group) -> withGroup(group, it -> then.apply(it.id()));
        };
    }

    private Outcome withUser(String named, Function<User, Outcome> then) {
        return workspace.user(named).map(then).orElseGet(() -> noUser(named));
    }

    private Outcome withGroup(String id, Function<Group, Outcome> then) {
        return workspace
                .group(id)
                .filter(it -> !it.sources().isEmpty())
                .map(then)
                .orElseGet(
                        () -> new Outcome.Refused(Refusal.missing(new Change.Named.ByGroup(id))));
    }

    private static Outcome noUser(String named) {
        return new Outcome.Refused(Refusal.missing(new Change.Named.ByUser(named)));
    }

    private static Outcome invalid(String reason) {
        return new Outcome.Refused(new Refusal(Refusal.Kind.INVALID, reason));
    }

    private static Outcome conflict(String reason) {
        return new Outcome.Refused(new Refusal(Refusal.Kind.CONFLICT, reason));
    }
}
