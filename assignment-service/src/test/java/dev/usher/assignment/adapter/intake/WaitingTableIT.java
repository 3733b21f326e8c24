package dev.usher.assignment.adapter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.assignment.Surroundings;
import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class WaitingTableIT {

    private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
    private static final Refusal NO_ANN = Refusal.missing(new Change.Named.ByUser("ANN"));
    private static final Refusal NO_GROUP = Refusal.missing(new Change.Named.ByGroup("g"));

    private final DataSource database = Surroundings.migrated("waiting");
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final WaitingTable table = new WaitingTable(jdbc, 2, Duration.ofHours(1));

    @Test
    void keepsSoManyRecordsAsTheyWereReadUntilTheirTimeIsOver() {
        ConsumerRecord<byte[], byte[]> first = new ConsumerRecord<>("t", 0, 7, null, bytes("one"));
        first.headers().add("ce_id", bytes("1")).add("empty", null);

        assertThat(table.keep(first, event("1"), Optional.empty(), NO_ANN, NINE)).isTrue();
        assertThat(
                        table.keep(
                                record("two"),
                                event("2"),
                                Optional.empty(),
                                NO_ANN,
                                NINE.plusSeconds(1)))
                .isTrue();
        assertThat(table.keep(record("three"), event("3"), Optional.empty(), NO_ANN, NINE))
                .isFalse();
        assertThat(table.keep(first, event("1"), Optional.empty(), NO_GROUP, NINE)).isTrue();
        assertThat(table.ready(Set.of("t"))).isEmpty();

        jdbc.sql("INSERT INTO groups (id, display_name) VALUES ('g', 'G')").update();
        jdbc.sql(
                        """
                        INSERT INTO users (id, external_id, user_name, state, attributes)
                        VALUES (gen_random_uuid(), 'ANN', 'a@x.example', 'ACTIVE', '{}')
                        """)
                .update();

        List<WaitingTable.Waiter> ready = table.ready(Set.of("t"));
        assertThat(ready)
                .extracting(it -> it.record().value())
                .containsExactly(first.value(), bytes("two"));
        assertThat(ready.getFirst().record())
                .usingRecursiveComparison()
                .comparingOnlyFields("topic", "partition", "offset", "timestamp", "key", "value")
                .isEqualTo(first);
        Headers headers = ready.getFirst().record().headers();
        assertThat(headers).containsExactlyElementsOf(first.headers());
        assertThat(table.ready(Set.of("other"))).isEmpty();
        assertThat(table.takeOverdue(NINE.plus(Duration.ofHours(1))))
                .singleElement()
                .satisfies(it -> assertThat(it.reason()).isEqualTo("group: there is no group 'g'"));
        table.remove(ready);
        assertThat(table.size()).isZero();
    }

    private static Origin event(String id) {
        return new Origin("hr", "hr", NINE, id);
    }

    private static ConsumerRecord<byte[], byte[]> record(String value) {
        return new ConsumerRecord<>("t", 0, 8, bytes("k"), bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
