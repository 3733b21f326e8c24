package dev.usher.assignment.adapter.store;

import dev.usher.assignment.application.Directory;
import dev.usher.assignment.application.Message;
import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Group;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.RoleAssignment;
import dev.usher.assignment.domain.User;
import dev.usher.assignment.domain.UserState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The directory in PostgreSQL. */
public final class JdbcDirectory implements Directory {

    private static final String USER =
            "SELECT id, external_id, user_name, state, attributes FROM users ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transactions;
    private final JsonColumns json = new JsonColumns();

    public JdbcDirectory(JdbcClient jdbc, JdbcTemplate batches, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transactions = transactions;
    }

    /**
     * The lock makes the order of outbox ids the order of commits: without it a transaction that
     * began later could commit earlier, and the relay would send its newer entitlement first. It
     * also makes what was looked up stay true until the commit.
     */
    @Override
    public <T> T write(Supplier<T> work) {
        return Objects.requireNonNull(
                transactions.execute(
                        _ -> {
                            jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                                    .param("lock", Locks.WRITE)
                                    .query((_, _) -> true)
                                    .single();
                            return work.get();
                        }));
    }

    @Override
    public boolean knowsApplication(String application) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM applications WHERE name = :name)")
                .param("name", application)
                .query(Boolean.class)
                .single();
    }

    /** Makes an application known; once known it stays known. */
    public void learnApplication(String application) {
        jdbc.sql("INSERT INTO applications (name) VALUES (:name) ON CONFLICT DO NOTHING")
                .param("name", application)
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
    public Optional<User> userByExternalId(String externalId) {
        return oneUser("external_id = ?", externalId);
    }

    @Override
    public Optional<User> userByName(String userName) {
        return oneUser("lower(user_name) = lower(?)", userName);
    }

    private Optional<User> oneUser(String condition, Object value) {
        return jdbc.sql(USER + "WHERE " + condition + " AND state <> 'HARD_DELETED'")
                .param(value)
                .query((row, _) -> readUser(row))
                .optional();
    }

    @Override
    public Map<Principal.User, User> users(Collection<Principal.User> ids) {
        Map<Principal.User, User> users = new HashMap<>();
        jdbc.sql(USER + "WHERE id = ANY (?)")
                .param(uuids(ids))
                .query((row, _) -> readUser(row))
                .list()
                .forEach(user -> users.put(user.id(), user));
        return users;
    }

    @Override
    public void put(User user) {
        jdbc.sql(
                        """
                        INSERT INTO users (id, external_id, user_name, state, attributes)
                        VALUES (:id, :externalId, :userName, :state, :attributes::jsonb)
                        ON CONFLICT (id) DO UPDATE SET external_id = excluded.external_id,
                            user_name = excluded.user_name, state = excluded.state,
                            attributes = excluded.attributes
                        """)
                .param("id", user.id().id())
                .param("externalId", user.externalId())
                .param("userName", user.userName())
                .param("state", user.state().name())
                .param("attributes", json.write(user.attributes()))
                .update();
    }

    @Override
    public Optional<Group> group(String id) {
        return jdbc.sql("SELECT display_name FROM groups WHERE id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .map(name -> new Group(new Principal.Group(id), name));
    }

    @Override
    public void put(Group group) {
        jdbc.sql(
                        """
                        INSERT INTO groups (id, display_name) VALUES (?, ?)
                        ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name
                        """)
                .params(group.id().id(), group.displayName())
                .update();
    }

    @Override
    public void remove(Principal.Group group) {
        jdbc.sql("DELETE FROM groups WHERE id = ?").param(group.id()).update();
    }

    @Override
    public List<Principal.User> members(Principal.Group group) {
        return jdbc.sql("SELECT user_id FROM memberships WHERE group_id = ? ORDER BY user_id")
                .param(group.id())
                .query((row, _) -> new Principal.User(row.getObject(1, UUID.class)))
                .list();
    }

    @Override
    public boolean addMember(Principal.Group group, Principal.User user) {
        return changed(
                "INSERT INTO memberships (group_id, user_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                group.id(),
                user.id());
    }

    @Override
    public boolean removeMember(Principal.Group group, Principal.User user) {
        return changed(
                "DELETE FROM memberships WHERE group_id = ? AND user_id = ?",
                group.id(),
                user.id());
    }

    @Override
    public void removeFromAllGroups(Principal.User user) {
        changed("DELETE FROM memberships WHERE user_id = ?", user.id());
    }

    @Override
    public boolean assign(RoleAssignment it) {
        return changed(
                """
                INSERT INTO assignments (application, principal, role, assigned_at, assigned_by)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                it.application(),
                it.principal().toString(),
                it.role(),
                it.assignedAt().atOffset(ZoneOffset.UTC),
                it.assignedBy());
    }

    @Override
    public boolean unassign(String application, Principal principal, String role) {
        return changed(
                "DELETE FROM assignments WHERE application = ? AND principal = ? AND role = ?",
                application,
                principal.toString(),
                role);
    }

    private boolean changed(String sql, Object... values) {
        return jdbc.sql(sql).params(values).update() > 0;
    }

    @Override
    public List<RoleAssignment> assignments(Collection<? extends Principal> principals) {
        return jdbc.sql("SELECT * FROM assignments WHERE principal = ANY (?)")
                .param(principals.stream().map(Principal::toString).toArray(String[]::new))
                .query((row, _) -> readAssignment(row))
                .list();
    }

    @Override
    public List<RoleAssignment> assignments(String application) {
        return jdbc.sql("SELECT * FROM assignments WHERE application = ? ORDER BY principal, role")
                .param(application)
                .query((row, _) -> readAssignment(row))
                .list();
    }

    @Override
    public Map<Principal.User, List<Principal.Group>> groupsOf(Collection<Principal.User> users) {
        Map<Principal.User, List<Principal.Group>> groups = new HashMap<>();
        jdbc.sql("SELECT user_id, group_id FROM memberships WHERE user_id = ANY (?)")
                .param(uuids(users))
                .query(
                        row -> {
                            groups.computeIfAbsent(
                                            new Principal.User(row.getObject(1, UUID.class)),
                                            _ -> new ArrayList<>())
                                    .add(new Principal.Group(row.getString(2)));
                        });
        return groups;
    }

    @Override
    public Map<Subject, Entitlement.Said> lastSaid(Collection<Principal.User> users) {
        Map<Subject, Entitlement.Said> said = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT application, user_id, revision, content FROM entitlements
                        WHERE user_id = ANY (?)
                        """)
                .param(uuids(users))
                .query(
                        row -> {
                            said.put(
                                    new Subject(
                                            row.getString(1),
                                            new Principal.User(row.getObject(2, UUID.class))),
                                    new Entitlement.Said(
                                            row.getLong(3), json.content(row.getString(4))));
                        });
        return said;
    }

    @Override
    public void say(Map<Subject, Entitlement.Said> said, List<Message> messages) {
        batches.batchUpdate(
                """
                INSERT INTO entitlements (user_id, application, revision, content)
                VALUES (?, ?, ?, ?::jsonb)
                ON CONFLICT (user_id, application) DO UPDATE
                    SET revision = excluded.revision, content = excluded.content
                """,
                said.entrySet().stream()
                        .map(
                                it ->
                                        new Object[] {
                                            it.getKey().user().id(),
                                            it.getKey().application(),
                                            it.getValue().revision(),
                                            json.write(it.getValue().content())
                                        })
                        .toList());
        batches.batchUpdate(
                "INSERT INTO outbox (topic, key, value, headers) VALUES (?, ?, ?, ?::jsonb)",
                messages.stream()
                        .map(
                                it ->
                                        new Object[] {
                                            it.topic(),
                                            it.key(),
                                            it.value(),
                                            json.write(it.headers())
                                        })
                        .toList());
    }

    private User readUser(ResultSet row) throws SQLException {
        return new User(
                new Principal.User(row.getObject("id", UUID.class)),
                row.getString("external_id"),
                row.getString("user_name"),
                UserState.valueOf(row.getString("state")),
                json.attributes(row.getString("attributes")));
    }

    private static RoleAssignment readAssignment(ResultSet row) throws SQLException {
        return new RoleAssignment(
                row.getString("application"),
                Principal.parse(row.getString("principal")),
                row.getString("role"),
                row.getTimestamp("assigned_at").toInstant(),
                row.getString("assigned_by"));
    }

    private static UUID[] uuids(Collection<Principal.User> users) {
        return users.stream().map(Principal.User::id).toArray(UUID[]::new);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
