package dev.usher.assignment.adapter.store;

import dev.usher.assignment.application.Recomputations;
import dev.usher.assignment.domain.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sets of users to look at, in PostgreSQL. */
public final class JdbcRecomputations implements Recomputations {

    private final JdbcClient jdbc;

    public JdbcRecomputations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Order order) {
        jdbc.sql(
                        """
                        INSERT INTO recomputations (group_id, application, again, cause)
                        VALUES (:group, :application, :again, :cause)
                        """)
                .param("group", order.group().map(Principal.Group::id).orElse(null))
                .param("application", order.application().orElse(null))
                .param("again", order.again())
                .param("cause", order.cause())
                .update();
    }

    @Override
    public boolean isNews(boolean nestedGroups) {
        return jdbc.sql("UPDATE rules SET nested_groups = :on WHERE nested_groups <> :on")
                        .param("on", nestedGroups)
                        .update()
                > 0;
    }

    @Override
    public Optional<Pending> take() {
        return jdbc.sql("SELECT * FROM recomputations ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED")
                .query(
                        (row, _) ->
                                new Pending(
                                        row.getLong("id"),
                                        new Order(
                                                Optional.ofNullable(row.getString("group_id"))
                                                        .map(Principal.Group::new),
                                                Optional.ofNullable(row.getString("application")),
                                                row.getBoolean("again"),
                                                row.getObject("cause", UUID.class)),
                                        Optional.ofNullable(row.getObject("behind", UUID.class))
                                                .map(Principal.User::new)))
                .optional();
    }

    @Override
    public void advance(Pending pending, Principal.User upTo) {
        jdbc.sql("UPDATE recomputations SET behind = ? WHERE id = ?")
                .params(upTo.id(), pending.id())
                .update();
    }

    @Override
    public void finish(Pending pending) {
        jdbc.sql("DELETE FROM recomputations WHERE id = ?").param(pending.id()).update();
    }

    @Override
    public List<Principal.Group> assignedGroups() {
        return jdbc.sql("SELECT DISTINCT principal FROM assignments WHERE principal LIKE 'group/%'")
                .query((row, _) -> (Principal.Group) Principal.parse(row.getString(1)))
                .list();
    }

    @Override
    public long pending() {
        return jdbc.sql("SELECT count(*) FROM recomputations").query(Long.class).single();
    }
}
