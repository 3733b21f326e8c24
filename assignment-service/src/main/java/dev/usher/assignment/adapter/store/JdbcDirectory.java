package dev.usher.assignment.adapter.store;

import dev.usher.assignment.application.Directory;
import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Group;
import dev.usher.assignment.domain.Membership;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.RoleAssignment;
import dev.usher.assignment.domain.User;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Reading the directory in PostgreSQL. */
public final class JdbcDirectory implements Directory {

    private static final int FETCHED = 500;
    private static final String MEMBERS =
            """
            SELECT group_id, 'user/' || user_id AS member, source FROM memberships
            UNION ALL SELECT group_id, 'group/' || member_id, source FROM nestings
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate streams;
    private final TransactionTemplate transactions;

    public JdbcDirectory(JdbcTemplate jdbc, TransactionTemplate transactions) {
        this.jdbc = JdbcClient.create(jdbc);
        this.streams = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.streams.setFetchSize(FETCHED);
        this.transactions = transactions;
    }

    /** Makes an application known with its roles; once known it stays known. */
    public void learnApplication(String application, Collection<String> roles) {
        jdbc.sql(
                        """
                        INSERT INTO applications (name, roles) VALUES (?, ?)
                        ON CONFLICT (name) DO UPDATE SET roles = excluded.roles
                        """)
                .params(application, roles.toArray(String[]::new))
                .update();
    }

    @Override
    public Optional<User> user(String named) {
        return uuid(named)
                .flatMap(id -> oneUser("id = ?", id))
                .or(() -> userByName(named))
                .or(() -> userByExternalId(named));
    }

    @Override
    public Optional<User> userByName(String userName) {
        return oneUser("lower(user_name) = lower(?)", userName);
    }

    @Override
    public Optional<User> userByExternalId(String externalId) {
        return oneUser("external_id = ?", externalId)
                .or(
                        () ->
                                oneUser(
                                        "other_external_ids <> '{}' AND other_external_ids @>"
                                                + " ARRAY[?]::text[]",
                                        externalId));
    }

    private Optional<User> oneUser(String condition, Object value) {
        return jdbc.sql(Rows.USER + "WHERE " + condition + " AND state <> 'HARD_DELETED' LIMIT 1")
                .param(value)
                .query((row, _) -> Rows.user(row))
                .optional();
    }

    @Override
    public Optional<Group> group(String id) {
        return jdbc.sql(Rows.GROUP + "WHERE id = ? AND sources <> '{}'")
                .param(id)
                .query((row, _) -> Rows.group(row))
                .optional();
    }

    @Override
    public List<Membership> members(Principal.Group group) {
        return jdbc.sql("SELECT * FROM (" + MEMBERS + ") WHERE group_id = ? ORDER BY member")
                .param(group.id())
                .query((row, _) -> Rows.membership(row))
                .list();
    }

    @Override
    public Set<String> applications() {
        return Set.copyOf(jdbc.sql("SELECT name FROM applications").query(String.class).list());
    }

    @Override
    public void users(Consumer<User> each) {
        stream(
                Rows.USER + "WHERE state <> 'HARD_DELETED' ORDER BY id",
                row -> each.accept(Rows.user(row)));
    }

    @Override
    public void groups(Consumer<Group> each) {
        stream(
                Rows.GROUP + "WHERE sources <> '{}' ORDER BY id",
                row -> each.accept(Rows.group(row)));
    }

    @Override
    public void memberships(Consumer<Membership> each) {
        stream(MEMBERS, row -> each.accept(Rows.membership(row)));
    }

    @Override
    public void assignments(String application, Consumer<RoleAssignment> each) {
        stream(
                Rows.ASSIGNMENT + "WHERE application = ? ORDER BY principal, role, source",
                row -> each.accept(Rows.assignment(row)),
                application);
    }

    @Override
    public void entitlements(String application, Consumer<Effective> each) {
        stream(
                """
                SELECT user_id, revision, content FROM entitlements
                WHERE application = ? ORDER BY user_id
                """,
                row ->
                        each.accept(
                                new Effective(
                                        new Principal.User(row.getObject(1, UUID.class)),
                                        new Entitlement.Said(
                                                row.getLong(2),
                                                JsonColumns.content(row.getString(3))))),
                application);
    }

    /** Rows come in portions, for which the driver needs a transaction. */
    private void stream(String sql, RowCallbackHandler each, Object... values) {
        transactions.executeWithoutResult(_ -> streams.query(sql, each, values));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
