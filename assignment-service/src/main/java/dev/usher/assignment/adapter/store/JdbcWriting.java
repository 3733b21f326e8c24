package dev.usher.assignment.adapter.store;

import dev.usher.assignment.application.Message;
import dev.usher.assignment.application.Writing;
import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.RoleAssignment;
import dev.usher.assignment.sql.WriteBehind;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changing the directory in PostgreSQL. */
public final class JdbcWriting implements Writing {

    private static final int ATTEMPTS = 4;

    private final WriteBehind jdbc;
    private final TransactionTemplate transactions;
    private final Loading loading;
    private final Saving saving;
    private final Reaching reaching;
    private final Consumer<Set<Integer>> spoken;

    /**
     * @param nestedGroups whether groups that belong to groups carry roles
     * @param spoken told, after a commit, the shards of the outbox that have something to send
     */
    public JdbcWriting(
            WriteBehind jdbc,
            TransactionTemplate transactions,
            boolean nestedGroups,
            Consumer<Set<Integer>> spoken) {
        this.spoken = spoken;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.loading = new Loading(jdbc);
        this.saving = new Saving(jdbc);
        this.reaching = new Reaching(jdbc, nestedGroups);
    }

    /**
     * Transactions about people share a lock that those about structure want alone: so a role for a
     * group is seen either by whoever joins it, or by the look at its members that follows. What
     * comes out for one user is in order because it is worked out under the user's row lock, see
     * {@link #reachable}.
     */
    @Override
    public <T> T write(Scope scope, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(
                        transactions.execute(
                                _ ->
                                        jdbc.puttingOff(
                                                () -> {
                                                    lock(scope);
                                                    return work.get();
                                                })));
            } catch (ConcurrencyFailureException | DataIntegrityViolationException e) {
                if (attempt == ATTEMPTS) {
                    throw new ClashException(e);
                }
            }
        }
    }

    private void lock(Scope scope) {
        String function =
                switch (scope) {
                    case PEOPLE -> "pg_advisory_xact_lock_shared";
                    case STRUCTURE -> "pg_advisory_xact_lock";
                };
        // What follows looks up a few rows by their keys. Planning that anew costs more than doing
        // it, and a plan that is kept must not be one for tables that were empty when it was made.
        jdbc.later(
                        "SELECT set_config('plan_cache_mode', 'force_generic_plan', true),"
                                + " set_config('enable_seqscan', 'off', true), "
                                + function
                                + "("
                                + Locks.SPACE
                                + ", :lock)")
                .param("lock", Locks.WRITE)
                .update();
    }

    @Override
    public Loaded load(Names names) {
        return loading.load(names, true);
    }

    @Override
    public Loaded look(Names names) {
        return loading.load(names, false);
    }

    @Override
    public void save(Saved saved) {
        saving.save(saved);
    }

    @Override
    public List<Principal> members(Principal.Group group, String source) {
        return jdbc.sql(
                        """
                        SELECT 'user/' || user_id FROM memberships
                        WHERE group_id = :group AND source = :source
                        UNION ALL SELECT 'group/' || member_id FROM nestings
                        WHERE group_id = :group AND source = :source
                        """)
                .param("group", group.id())
                .param("source", source)
                .query((row, _) -> Principal.parse(row.getString(1)))
                .list();
    }

    @Override
    public void removeIfGone(Principal.Group group) {
        jdbc.sql("DELETE FROM groups WHERE id = ? AND sources = '{}'").param(group.id()).update();
    }

    @Override
    public List<Principal.User> reached(
            Principal.Group group, Optional<Principal.User> behind, int most) {
        return reaching.reached(group, behind, most);
    }

    @Override
    public List<Principal.User> everybody(Optional<Principal.User> behind, int most) {
        return reaching.everybody(behind, most);
    }

    /**
     * The lock is what keeps the order: an outbox row gets its id while the row of its user is
     * locked, and the lock lasts until the commit. So of two rows with one key, the one with the
     * lower id was committed first, and whoever sees the higher one sees the lower one too.
     */
    @Override
    public List<Reached> reachable(Collection<Principal.User> users) {
        return reaching.reachable(users);
    }

    @Override
    public List<RoleAssignment> assignments(Collection<? extends Principal> principals) {
        return jdbc.sql(Rows.ASSIGNMENT + "WHERE principal = ANY (?)")
                .param(principals.stream().map(Principal::toString).toArray(String[]::new))
                .query((row, _) -> Rows.assignment(row))
                .list();
    }

    @Override
    public Map<Principal, String> displayNames(Collection<Principal> principals) {
        Map<Principal, String> names = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT 'user/' || id, coalesce(attributes -> 'displayName' ->> 0, user_name)
                        FROM users WHERE id = ANY (:users)
                        UNION ALL SELECT 'group/' || id, display_name
                        FROM groups WHERE id = ANY (:groups)
                        """)
                .param(
                        "users",
                        principals.stream()
                                .filter(Principal.User.class::isInstance)
                                .map(it -> ((Principal.User) it).id())
                                .toArray(UUID[]::new))
                .param(
                        "groups",
                        principals.stream()
                                .filter(Principal.Group.class::isInstance)
                                .map(it -> ((Principal.Group) it).id())
                                .toArray(String[]::new))
                .query(
                        row -> {
                            names.put(Principal.parse(row.getString(1)), row.getString(2));
                        });
        return names;
    }

    @Override
    public Map<Subject, Entitlement.Said> lastSaid(Collection<Principal.User> users) {
        Map<Subject, Entitlement.Said> said = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT application, user_id, revision, content FROM entitlements
                        WHERE user_id = ANY (?)
                        """)
                .param(Reaching.uuids(users))
                .query(
                        row -> {
                            said.put(
                                    new Subject(
                                            row.getString(1),
                                            new Principal.User(row.getObject(2, UUID.class))),
                                    new Entitlement.Said(
                                            row.getLong(3), JsonColumns.content(row.getString(4))));
                        });
        return said;
    }

    @Override
    public void say(Map<Subject, Entitlement.Said> said, List<Message> messages) {
        Set<Integer> shards = new TreeSet<>();
        saving.say(said, messages, shards);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        spoken.accept(shards);
                    }
                });
    }

    @Override
    public Optional<Instant> newest(String source, Set<String> things) {
        return jdbc.sql(
                        """
                        SELECT occurred_at FROM newest WHERE source = ? AND thing = ANY (?)
                        ORDER BY occurred_at DESC LIMIT 1
                        """)
                .params(source, things.toArray(String[]::new))
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    @Override
    public void remember(String source, Set<String> things, Instant occurredAt) {
        jdbc.sql(
                        """
                        INSERT INTO newest (source, thing, occurred_at)
                        SELECT ?, thing, ? FROM unnest(?) AS thing
                        ON CONFLICT (source, thing) DO UPDATE SET occurred_at = excluded.occurred_at
                        """)
                .params(source, Rows.time(occurredAt), things.toArray(String[]::new))
                .update();
    }

    @Override
    public boolean isFirst(String source, String eventId, Instant now) {
        return jdbc.sql(
                                "INSERT INTO events (source, id, seen_at) VALUES (?, ?, ?)"
                                        + " ON CONFLICT DO NOTHING")
                        .params(source, eventId, Rows.time(now))
                        .update()
                > 0;
    }

    @Override
    public void forget(String source, String eventId) {
        jdbc.sql("DELETE FROM events WHERE source = ? AND id = ?").params(source, eventId).update();
    }
}
