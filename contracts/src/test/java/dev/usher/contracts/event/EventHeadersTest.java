package dev.usher.contracts.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventHeadersTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    private final EventHeaders first =
            EventHeaders.first(new UUID(1, 2), "dev.usher.entitlement", "assignment", NOW, "7");

    @Test
    void areReadAsTheyWereWritten() {
        RecordHeaders headers = new RecordHeaders();
        EventHeaders second = first.cause(new UUID(3, 4), "dev.usher.command", "diff", NOW, "7");
        first.writeTo(headers);
        second.writeTo(headers);

        assertThat(EventHeaders.read(headers)).contains(second);
        assertThat(headers).isEqualTo(second.toHeaders());
    }

    @Test
    void keepWhatStartedItAllAndWhatCameRightBefore() {
        EventHeaders second = first.cause(new UUID(3, 4), "dev.usher.command", "diff", NOW, "7");
        EventHeaders third =
                second.cause(new UUID(5, 6), "dev.usher.result", "connector", NOW, "7");

        assertThat(third.correlationId()).isEqualTo(first.id());
        assertThat(third.causationId()).isEqualTo(second.id());
        assertThat(third.traceparent().substring(0, 35))
                .isEqualTo(first.traceparent().substring(0, 35));
    }

    @Test
    void areEmptyForARecordThatHasNone() {
        assertThat(EventHeaders.read(new RecordHeaders())).isEmpty();
        assertThat(
                        EventHeaders.read(
                                new RecordHeaders()
                                        .add("ce_id", "x".getBytes(UTF_8))
                                        .add("ce_time", "yesterday".getBytes(UTF_8))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "correlation-id"})
    void areEmptyWhenAnIdIsLongerThanCanBeHandedOn(String name) {
        RecordHeaders headers = new RecordHeaders();
        first.writeTo(headers);
        headers.remove(name).add(name, "x".repeat(501).getBytes(UTF_8));

        assertThat(EventHeaders.read(headers)).isEmpty();
    }

    @Test
    void deadLetterKeepsTheRecordAndTellsItsOrigin() {
        var read = new ConsumerRecord<>("topic", 1, 42L, "k".getBytes(UTF_8), "v".getBytes(UTF_8));
        first.writeTo(read.headers());

        var letter = DeadLetter.of("group", read, "why");

        assertThat(letter.topic()).isEqualTo("group.topic.dlt");
        assertThat(letter.key()).isEqualTo(read.key());
        assertThat(letter.value()).isEqualTo(read.value());
        assertThat(EventHeaders.read(letter.headers())).contains(first);
        assertThat(new String(letter.headers().lastHeader("dlt-offset").value(), UTF_8))
                .isEqualTo("42");
        assertThat(new String(letter.headers().lastHeader("dlt-reason").value(), UTF_8))
                .isEqualTo("why");
    }
}
