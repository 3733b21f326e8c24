package dev.usher.assignment.application;

import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.User;
import dev.usher.assignment.domain.UserState;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What sources say of people. */
final class UserChanges {

    /** In UTF-8 it fits into a record, which Kafka takes up to a megabyte. */
    private static final int HEAVIEST = 200_000;

    private final Workspace workspace;
    private final Touched touched;
    private final RoleChanges roles;
    private final Supplier<UUID> ids;
    private final Rules rules;
    private final Instant now;

    UserChanges(
            Workspace workspace,
            Touched touched,
            RoleChanges roles,
            Supplier<UUID> ids,
            Rules rules,
            Instant now) {
        this.workspace = workspace;
        this.touched = touched;
        this.roles = roles;
        this.ids = ids;
        this.rules = rules;
        this.now = now;
    }

    Outcome put(Change.PutUser put, String source) {
        Optional<User> named = workspace.userByName(put.userName());
        Optional<User> identified =
                Optional.ofNullable(put.externalId()).flatMap(workspace::userByExternalId);
        Optional<User> known =
                put.user() != null
                        ? workspace.user(put.user())
                        : identified.or(() -> named.filter(it -> mayBe(it, put, source)));
        if (put.expected() == Change.Expected.KNOWN && known.isEmpty()) {
            return Outcome.Refused.missing(new Change.Named.ByUser(String.valueOf(put.user())));
        }
        if (put.expected() == Change.Expected.NEW
                && known.filter(it -> it.isKnownFrom(source)).isPresent()) {
            return Outcome.Refused.conflict(
                    "userName: there is a user '" + put.userName() + "' already");
        }
        if (named.isPresent() && !named.equals(known)) {
            return Outcome.Refused.conflict(
                    "userName: '" + put.userName() + "' is the name of another user");
        }
        if (identified.isPresent() && !identified.equals(known)) {
            return Outcome.Refused.conflict(
                    "externalId: '" + put.externalId() + "' is the id of another user");
        }
        User before = known.orElse(null);
        User after =
                before == null
                        ? User.first(new Principal.User(ids.get()), put, source, now)
                        : before.with(put, source, rules.precedence(), now);
        if (after.equals(before)) {
            return new Outcome.Unchanged(after.id().id().toString());
        }
        if (after.weight() > HEAVIEST) {
            return Outcome.Refused.invalid(
                    "attributes: all that is known of the person is longer than "
                            + HEAVIEST
                            + " characters");
        }
        if (before != null) {
            before.said().keySet().stream()
                    .filter(it -> !it.equals(source) && !before.isKnownFrom(it))
                    .forEach(it -> takeBack(before, it));
        }
        workspace.put(after);
        touched.users.add(after.id());
        return new Outcome.Accepted(after.id().id().toString(), before == null);
    }

    /**
     * What a source that deleted a person had said of them counts no more when others know them.
     */
    private void takeBack(User user, String source) {
        workspace.assigned(user.id()).stream()
                .filter(it -> it.source().equals(source))
                .forEach(roles::end);
        workspace.memberships(user.id()).stream()
                .filter(it -> it.source().equals(source))
                .forEach(workspace::leave);
    }

    /** Whether somebody of that name can be meant, as far as this source told ids before. */
    private static boolean mayBe(User user, Change.PutUser put, String source) {
        var statement = user.said().get(source);
        return put.externalId() == null || statement == null || statement.externalId() == null;
    }

    Outcome delete(User user, boolean forGood, String source) {
        if (!user.said().containsKey(source)) {
            return Outcome.Refused.conflict(
                    "user: '"
                            + user.userName()
                            + "' was not told by "
                            + source
                            + ", but by "
                            + String.join(", ", user.said().keySet()));
        }
        boolean stays = !user.isKnownOnlyFrom(source);
        User after = user.without(source, forGood, rules.precedence(), now);
        if (after.equals(user)) {
            return new Outcome.Unchanged(user.id().id().toString());
        }
        boolean gone = after.state() == UserState.HARD_DELETED;
        if (gone) {
            workspace.assigned(user.id()).forEach(roles::end);
            workspace.memberships(user.id()).forEach(workspace::leave);
        } else if (stays || forGood) {
            takeBack(user, source);
        }
        workspace.put(after);
        if (gone) {
            workspace.forget(after.id());
        }
        touched.users.add(user.id());
        return new Outcome.Accepted(user.id().id().toString(), false);
    }
}
