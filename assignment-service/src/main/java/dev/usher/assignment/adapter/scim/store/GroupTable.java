package dev.usher.assignment.adapter.scim.store;

import dev.usher.assignment.adapter.scim.protocol.Condition;
import dev.usher.assignment.adapter.scim.protocol.Document;
import dev.usher.assignment.adapter.scim.protocol.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Groups as SCIM clients described them; each source sees its own. */
public final class GroupTable extends ResourceTable {

    private final JdbcClient jdbc;

    public GroupTable(JdbcClient jdbc) {
        super(
                jdbc,
                Kind.GROUP,
                "d.group_id, d.document, d.version, d.created_at, d.modified_at",
                "scim_groups");
        this.jdbc = jdbc;
    }

    @Override
    Stored read(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("group_id"),
                document(row),
                List.of(),
                row.getLong("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("modified_at").toInstant());
    }

    /** Finds by id. */
    public Optional<Stored> find(String source, String id) {
        return one(source, Sql.of("d.group_id = ?", id));
    }

    /** Finds by display name, whatever its letter case. */
    public Optional<Stored> findByName(String source, String displayName) {
        return one(source, Sql.of("lower(d.display_name) = lower(?)", displayName));
    }

    /** Adds one. */
    public void add(String source, String id, Document group, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO scim_groups (source, group_id, display_name, external_id,
                            document, version, created_at, modified_at)
                        VALUES (:source, :id, :displayName, :externalId, :document::jsonb, 1,
                            :now, :now)
                        """)
                .param("source", source)
                .param("id", id)
                .param("displayName", group.text("displayName").orElseThrow())
                .param("externalId", group.text("externalId").orElse(null))
                .param("document", group.json())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Puts another in the place of one; false when it is not of that version any more. */
    public boolean replace(String source, Stored before, Document group, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE scim_groups SET display_name = :displayName,
                                    external_id = :externalId, document = :document::jsonb,
                                    version = version + 1, modified_at = :now
                                WHERE source = :source AND group_id = :id AND version = :version
                                """)
                        .param("source", source)
                        .param("id", before.id())
                        .param("version", before.version())
                        .param("displayName", group.text("displayName").orElseThrow())
                        .param("externalId", group.text("externalId").orElse(null))
                        .param("document", group.json())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /**
     * Notes that the members changed.
     *
     * @param version that the group must be of; empty: any
     * @return the version now, empty when the group is gone or not of that version any more
     */
    public Optional<Long> touch(String source, String id, Optional<Long> version, Instant now) {
        return jdbc.sql(
                        """
                        UPDATE scim_groups SET version = version + 1, modified_at = :now
                        WHERE source = :source AND group_id = :id
                            AND version = coalesce(:version, version)
                        RETURNING version
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("source", source)
                .param("id", id)
                .param("version", version.orElse(null), Types.BIGINT)
                .query(Long.class)
                .optional();
    }

    /**
     * Takes one away.
     *
     * @param version that it must be of; empty: any
     * @return false when there is none, or none of that version any more
     */
    public boolean remove(String source, String id, Optional<Long> version) {
        return remove(source, Sql.of("d.group_id = ?", id), version);
    }

    /** Which of these groups the source has. */
    public List<String> known(String source, Collection<String> groups) {
        return jdbc.sql("SELECT group_id FROM scim_groups WHERE source = ? AND group_id = ANY (?)")
                .param(source)
                .param(groups.toArray(String[]::new))
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** The members as a JSON list, made by the database: there can be very many. */
    public String members(String source, String group) {
        return jdbc.sql(
                        """
                        SELECT '[' || coalesce(string_agg(
                            '{"value":"' || m.id || '","type":"' || m.type || '","display":'
                            || to_json(m.display) || '}', ','), '') || ']'
                        FROM (
                            SELECT m.user_id::text AS id, 'User' AS type,
                                coalesce(u.attributes -> 'displayName' ->> 0, u.user_name) AS display
                            FROM memberships m JOIN users u ON u.id = m.user_id
                            WHERE m.group_id = :group AND m.source = :source
                            UNION ALL
                            SELECT n.member_id, 'Group', g.display_name
                            FROM nestings n JOIN groups g ON g.id = n.member_id
                            WHERE n.group_id = :group AND n.source = :source) m
                        """)
                .param("group", group)
                .param("source", source)
                .query(String.class)
                .single();
    }

    /** Ids of all members. */
    public List<String> memberIds(String source, String group) {
        return jdbc.sql(
                        """
                        SELECT user_id::text FROM memberships
                        WHERE group_id = :group AND source = :source
                        UNION ALL
                        SELECT member_id FROM nestings
                        WHERE group_id = :group AND source = :source
                        """)
                .param("group", group)
                .param("source", source)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Ids of those members, among the users, whom a condition describes. */
    public List<String> memberIds(String source, String group, Condition condition) {
        Sql sql =
                Sql.of(
                                "SELECT m.user_id FROM memberships m"
                                        + " JOIN users u ON u.id = m.user_id"
                                        + " WHERE m.group_id = ? AND m.source = ? AND ",
                                group,
                                source)
                        .then(RelationSql.described(condition));
        return jdbc.sql(sql.text()).params(sql.values()).query((row, _) -> row.getString(1)).list();
    }
}
