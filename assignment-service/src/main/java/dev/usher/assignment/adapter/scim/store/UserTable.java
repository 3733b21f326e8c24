package dev.usher.assignment.adapter.scim.store;

import dev.usher.assignment.adapter.scim.protocol.Document;
import dev.usher.assignment.adapter.scim.protocol.Kind;
import dev.usher.assignment.sql.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Users as SCIM clients described them; each source sees its own. */
public final class UserTable extends ResourceTable {

    private final WriteBehind jdbc;

    public UserTable(WriteBehind jdbc) {
        super(
                jdbc,
                Kind.USER,
                "d.user_id, d.document, d.version, d.created_at, d.modified_at, d.roles",
                "scim_users");
        this.jdbc = jdbc;
    }

    @Override
    Stored read(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("user_id"),
                document(row),
                Arrays.asList((String[]) row.getArray("roles").getArray()),
                row.getLong("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("modified_at").toInstant());
    }

    /** Finds by id. */
    public Optional<Stored> find(String source, UUID id) {
        return one(source, Sql.of("d.user_id = ?", id));
    }

    /** Finds by user name, whatever its letter case. */
    public Optional<Stored> findByName(String source, String userName) {
        return one(source, Sql.of("lower(d.user_name) = lower(?)", userName));
    }

    /**
     * Adds one, by the end of the transaction.
     *
     * @param taken called when the source has this person, or one of this name, already
     */
    public void add(
            String source,
            UUID id,
            Document user,
            List<String> roles,
            Instant now,
            Runnable taken) {
        jdbc.later(
                        """
                        INSERT INTO scim_users (source, user_id, user_name, external_id,
                            emails, document, roles, version, created_at, modified_at)
                        VALUES (:source, :id, :userName, :externalId, :emails,
                            :document::jsonb, :roles, 1, :now, :now)
                        ON CONFLICT DO NOTHING RETURNING version
                        """)
                .param("source", source)
                .param("id", id)
                .param("userName", user.text("userName").orElseThrow())
                .param("externalId", user.text("externalId").orElse(null))
                .param("emails", emails(user))
                .param("document", user.json())
                .param("roles", roles.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(
                        rows -> {
                            if (!rows.next()) {
                                taken.run();
                            }
                        });
    }

    /** Puts another in the place of one; false when it is not of that version any more. */
    public boolean replace(
            String source, Stored before, Document user, List<String> roles, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE scim_users SET user_name = :userName,
                                    external_id = :externalId, emails = :emails,
                                    document = :document::jsonb, roles = :roles,
                                    version = version + 1, modified_at = :now
                                WHERE source = :source AND user_id = :id AND version = :version
                                """)
                        .param("source", source)
                        .param("id", UUID.fromString(before.id()))
                        .param("version", before.version())
                        .param("userName", user.text("userName").orElseThrow())
                        .param("externalId", user.text("externalId").orElse(null))
                        .param("emails", emails(user))
                        .param("document", user.json())
                        .param("roles", roles.toArray(String[]::new))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /**
     * Takes one away.
     *
     * @param version that it must be of; empty: any
     * @return false when there is none, or none of that version any more
     */
    public boolean remove(String source, UUID id, Optional<Long> version) {
        return remove(source, Sql.of("d.user_id = ?", id), version);
    }

    private static String[] emails(Document user) {
        return user.values("emails").stream()
                .map(it -> it.path("value").asString("").toLowerCase(Locale.ROOT))
                .filter(it -> !it.isEmpty())
                .toArray(String[]::new);
    }

    /** Groups of the source to which these users belong, by user. */
    public Map<String, List<GroupName>> groupsOf(String source, Collection<String> users) {
        Map<String, List<GroupName>> groups = new HashMap<>();
        if (users.isEmpty()) {
            return groups;
        }
        jdbc.sql(
                        """
                        SELECT m.user_id, g.group_id, g.display_name
                        FROM memberships m
                        JOIN scim_groups g ON g.group_id = m.group_id AND g.source = m.source
                        WHERE m.source = ? AND m.user_id = ANY (?) ORDER BY g.seq
                        """)
                .param(source)
                .param(users.stream().map(UUID::fromString).toArray(UUID[]::new))
                .query(
                        row -> {
                            groups.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                                    .add(new GroupName(row.getString(2), row.getString(3)));
                        });
        return groups;
    }

    /** Which of these users the source has. */
    public List<String> known(String source, Collection<UUID> users) {
        return jdbc.sql("SELECT user_id FROM scim_users WHERE source = ? AND user_id = ANY (?)")
                .param(source)
                .param(users.toArray(UUID[]::new))
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** A group as its members show it. */
    public record GroupName(String id, String displayName) {}
}
