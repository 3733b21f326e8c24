package dev.usher.assignment.adapter.intake;

import dev.usher.assignment.application.Waiting;
import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests that wait, in PostgreSQL: as they were read, so that they are read again later. */
public final class WaitingTable implements Waiting {

    private static final int SLICE = 100;

    private static final String READY =
            """
            SELECT * FROM waiting w WHERE topic = ANY (:topics) AND (
                EXISTS (SELECT FROM users WHERE lower(user_name) = lower(w.missing_user)
                    AND state <> 'HARD_DELETED')
                OR EXISTS (SELECT FROM users WHERE external_id = w.missing_user
                    AND state <> 'HARD_DELETED')
                OR EXISTS (SELECT FROM users WHERE other_external_ids && ARRAY[w.missing_user]
                    AND other_external_ids <> '{}' AND state <> 'HARD_DELETED')
                OR EXISTS (SELECT FROM groups WHERE groups.id = w.missing_group
                    AND sources <> '{}'))
            ORDER BY id LIMIT :most
            """;

    private final JdbcClient jdbc;
    private final int most;
    private final Duration longest;

    /**
     * @param most how many requests may wait; 0: none
     * @param longest how long one waits
     */
    public WaitingTable(JdbcClient jdbc, int most, Duration longest) {
        this.jdbc = jdbc;
        this.most = most;
        this.longest = longest;
    }

    /**
     * A record that waits.
     *
     * @param reason what was missing when it was last looked at
     */
    record Waiter(long id, ConsumerRecord<byte[], byte[]> record, String reason, Instant since) {}

    /**
     * Has a record wait; one that waits already goes on to wait, for what is missing now.
     *
     * @param member the person who is to join or to leave a group, if it is about one
     * @return false when there is no room
     */
    boolean keep(
            ConsumerRecord<byte[], byte[]> record,
            Origin origin,
            Optional<String> member,
            Refusal refusal,
            Instant now) {
        return waitsOn(origin, refusal) || add(record, origin, member, refusal, now);
    }

    private boolean waitsOn(Origin origin, Refusal refusal) {
        return missing(
                                jdbc.sql(
                                        """
                                        UPDATE waiting SET missing_user = :user,
                                            missing_group = :group, reason = :reason
                                        WHERE source = :source AND event_id = :event
                                        """),
                                origin,
                                refusal)
                        .update()
                > 0;
    }

    private boolean add(
            ConsumerRecord<byte[], byte[]> record,
            Origin origin,
            Optional<String> member,
            Refusal refusal,
            Instant now) {
        List<String> names = new ArrayList<>();
        List<byte[]> values = new ArrayList<>();
        for (Header header : record.headers()) {
            names.add(header.key());
            values.add(header.value());
        }
        return missing(
                                jdbc.sql(
                                        """
                                        INSERT INTO waiting (source, event_id, member,
                                            missing_user, missing_group, reason, since, topic, partition_no,
                                            offset_no, read_at, key, value, header_names,
                                            header_values)
                                        SELECT :source, :event, :member, :user, :group, :reason, :now,
                                            :topic, :partition, :offset, :timestamp, :key, :value,
                                            :names, :values
                                        WHERE (SELECT count(*) FROM waiting) < :most
                                        """),
                                origin,
                                refusal)
                        .param("member", member.orElse(null))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("topic", record.topic())
                        .param("partition", record.partition())
                        .param("offset", record.offset())
                        .param("timestamp", record.timestamp())
                        .param("key", record.key())
                        .param("value", record.value())
                        .param("names", names.toArray(String[]::new))
                        .param("values", values.toArray(byte[][]::new))
                        .param("most", most)
                        .update()
                > 0;
    }

    private static JdbcClient.StatementSpec missing(
            JdbcClient.StatementSpec statement, Origin origin, Refusal refusal) {
        return statement
                .param("source", origin.source())
                .param("event", origin.eventId())
                .param(
                        "user",
                        refusal.missing() instanceof Change.Named.ByUser(String user) ? user : null)
                .param(
                        "group",
                        refusal.missing() instanceof Change.Named.ByGroup(String group)
                                ? group
                                : null)
                .param("reason", refusal.reason());
    }

    /** Some of those whose user or group is there now, in the order in which they came. */
    List<Waiter> ready(Set<String> topics) {
        return jdbc.sql(READY)
                .param("topics", topics.toArray(String[]::new))
                .param("most", SLICE)
                .query((row, _) -> waiter(row))
                .list();
    }

    void remove(Collection<Waiter> done) {
        jdbc.sql("DELETE FROM waiting WHERE id = ANY (?)")
                .param(done.stream().map(Waiter::id).toArray(Long[]::new))
                .update();
    }

    /** Takes out some of those that waited too long. */
    List<Waiter> takeOverdue(Instant now) {
        return jdbc.sql(
                        """
                        DELETE FROM waiting WHERE id IN (
                            SELECT id FROM waiting WHERE since <= :before
                            ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """)
                .param("before", now.minus(longest).atOffset(ZoneOffset.UTC))
                .param("most", SLICE)
                .query((row, _) -> waiter(row))
                .list();
    }

    /** How many wait. */
    public long size() {
        return jdbc.sql("SELECT count(*) FROM waiting").query(Long.class).single();
    }

    @Override
    public List<Request> oldest(int number) {
        return jdbc.sql("SELECT * FROM waiting ORDER BY since, id LIMIT ?")
                .param(number)
                .query(
                        (row, _) -> {
                            Instant since = row.getTimestamp("since").toInstant();
                            return new Request(
                                    row.getString("source"),
                                    row.getString("event_id"),
                                    row.getString("reason"),
                                    since,
                                    since.plus(longest));
                        })
                .list();
    }

    private static Waiter waiter(ResultSet row) throws SQLException {
        byte[] value = Objects.requireNonNull(row.getBytes("value"));
        return new Waiter(
                row.getLong("id"),
                new ConsumerRecord<>(
                        row.getString("topic"),
                        row.getInt("partition_no"),
                        row.getLong("offset_no"),
                        row.getLong("read_at"),
                        TimestampType.CREATE_TIME,
                        ConsumerRecord.NULL_SIZE,
                        value.length,
                        row.getBytes("key"),
                        value,
                        headers(row),
                        Optional.empty()),
                row.getString("reason"),
                row.getTimestamp("since").toInstant());
    }

    private static Headers headers(ResultSet row) throws SQLException {
        String[] names = (String[]) row.getArray("header_names").getArray();
        byte[][] values = (byte[][]) row.getArray("header_values").getArray();
        Headers headers = new RecordHeaders();
        for (int i = 0; i < names.length; i++) {
            headers.add(names[i], values[i]);
        }
        return headers;
    }
}
