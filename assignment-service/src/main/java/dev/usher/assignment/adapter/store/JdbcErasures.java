package dev.usher.assignment.adapter.store;

import dev.usher.assignment.application.Erasures;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who are to be forgotten, in PostgreSQL. */
public final class JdbcErasures implements Erasures {

    private final JdbcClient jdbc;

    public JdbcErasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<User> deleted(UUID id) {
        return jdbc.sql(Rows.USER + "WHERE id = ? AND state = 'HARD_DELETED'")
                .param(id)
                .query((row, _) -> Rows.user(row))
                .optional();
    }

    @Override
    public void begin(User user, Instant now, String by, Instant lookAt) {
        jdbc.sql(
                        """
                        INSERT INTO erasures (user_id, asked_at, asked_by, look_at)
                        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                .params(user.id().id(), Rows.time(now), by, Rows.time(lookAt))
                .update();
        String[] names = names(user).toArray(String[]::new);
        jdbc.sql("DELETE FROM newest WHERE thing = ANY (?) OR thing LIKE ?")
                .params(
                        Arrays.stream(names).map(it -> "user/" + it).toArray(String[]::new),
                        "%/" + user.id())
                .update();
        jdbc.sql(
                        """
                        DELETE FROM waiting WHERE lower(missing_user) = ANY (:names)
                            OR lower(member) = ANY (:names)
                        """)
                .param("names", names)
                .update();
    }

    /** All that any source calls the person, in lower case. */
    private static Set<String> names(User user) {
        Set<String> names = new TreeSet<>(user.externalIds());
        names.add(user.id().id().toString());
        names.add(user.userName());
        user.said().values().forEach(it -> names.add(it.userName()));
        return names.stream().map(it -> it.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    @Override
    public List<Pending> due(Instant now) {
        return jdbc.sql(
                        """
                        SELECT user_id, asked_at FROM erasures WHERE look_at <= ?
                        ORDER BY look_at LIMIT 100
                        """)
                .param(Rows.time(now))
                .query((row, _) -> pending(row))
                .list();
    }

    @Override
    public void postpone(Principal.User user, Instant lookAt) {
        jdbc.sql("UPDATE erasures SET look_at = ? WHERE user_id = ?")
                .params(Rows.time(lookAt), user.id())
                .update();
    }

    @Override
    public List<String> applications(Principal.User user) {
        return jdbc.sql(
                        "SELECT application FROM entitlements WHERE user_id = ? ORDER BY"
                                + " application")
                .param(user.id())
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Override
    public void finish(Principal.User user) {
        for (String sql :
                List.of(
                        "DELETE FROM entitlements WHERE user_id = ?",
                        "DELETE FROM memberships WHERE user_id = ?",
                        "DELETE FROM erasures WHERE user_id = ?",
                        "DELETE FROM users WHERE id = ?")) {
            jdbc.sql(sql).param(user.id()).update();
        }
    }

    @Override
    public List<Pending> all() {
        return jdbc.sql("SELECT user_id, asked_at FROM erasures ORDER BY asked_at")
                .query((row, _) -> pending(row))
                .list();
    }

    private static Pending pending(ResultSet row) throws SQLException {
        return new Pending(
                new Principal.User(row.getObject(1, UUID.class)), row.getTimestamp(2).toInstant());
    }
}
