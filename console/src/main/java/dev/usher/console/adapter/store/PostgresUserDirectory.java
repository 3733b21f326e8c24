package dev.usher.console.adapter.store;

import dev.usher.console.application.UserDirectory;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users of the table {@code users}. */
public final class PostgresUserDirectory implements UserDirectory {

    private final JdbcClient jdbc;

    public PostgresUserDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<UUID> find(String application, String name) {
        return jdbc.sql(
                        """
                        select user_id from users
                        where application = :application
                          and (lower(user_name) = :name or lower(mail) = :name
                               or user_id = case
                                   when :name ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                                   then cast(:name as uuid) end)
                        """)
                .param("application", application)
                .param("name", name.toLowerCase(Locale.ROOT))
                .query((row, _) -> Objects.requireNonNull(row.getObject("user_id", UUID.class)))
                .set();
    }
}
