package dev.usher.assignment.adapter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usher.contracts.AssignmentRequest;
import dev.usher.contracts.AssignmentRequestKind;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.RecordSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.message.SchemaStore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {

    private static final Instant TIME = Instant.parse("2026-11-24T09:00:00Z");

    private final RequestReader reader =
            new RequestReader(
                    new RecordDecoder<>(AssignmentRequest.class, new SchemaStore.Cache()), 1_000);

    @Test
    void readsAvro() throws Exception {
        var said =
                reader.read(
                        record(
                                new RecordSerializer()
                                        .encode(
                                                AssignmentRequest.newBuilder()
                                                        .setKind(AssignmentRequestKind.ASSIGN)
                                                        .setEventId("e1")
                                                        .setOccurredAt(TIME)
                                                        .setUser("ann@example.com")
                                                        .setRole("Organizer")
                                                        .setUntil(TIME.plusSeconds(60))
                                                        .build())));

        assertThat(said.eventId()).isEqualTo("e1");
        assertThat(said.occurredAt()).isEqualTo(TIME);
        assertThat(said.members())
                .containsEntry("kind", "ASSIGN")
                .containsEntry("user", "ann@example.com")
                .containsEntry("until", "2026-11-24T09:01:00Z")
                .containsEntry("group", null);
    }

    @Test
    void readsAWholeCloudEventWithAndWithoutItsContentType() throws Exception {
        String event =
                """
                {"specversion":"1.0","id":"e1","source":"/hr","type":"t",
                 "time":"2026-11-24T10:00:00+01:00","data":{"kind":"UNASSIGN","group":"g"}}
                """;

        for (var record :
                new ConsumerRecord<?, ?>[] {
                    text(event), text(event, "content-type", "application/cloudevents+json")
                }) {
            @SuppressWarnings("unchecked")
            var said = reader.read((ConsumerRecord<byte[], byte[]>) record);

            assertThat(said.eventId()).isEqualTo("e1");
            assertThat(said.occurredAt()).isEqualTo(TIME);
            assertThat(said.members()).isEqualTo(Map.of("kind", "UNASSIGN", "group", "g"));
        }
    }

    @Test
    void readsACloudEventWithItsAttributesInHeaders() throws Exception {
        var said = reader.read(binary("{\"kind\":\"DELETE_GROUP\"}"));

        assertThat(said.eventId()).isEqualTo("e1");
        assertThat(said.occurredAt()).isEqualTo(TIME);
        assertThat(said.members()).isEqualTo(Map.of("kind", "DELETE_GROUP"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    nonsense | CloudEvent
                    null | CloudEvent
                    {"a": | CloudEvent
                    [] | CloudEvent
                    {"specversion":"1.0","source":"/hr","type":"t"} | CloudEvent
                    {"specversion":"7","id":"e","source":"/hr","type":"t"} | CloudEvent
                    {"specversion":"1.0","id":"e","source":"/hr","type":"t","data":{}} | time: is missing
                    {"specversion":"1.0","id":"e","source":"/hr","type":"t","time":"2026-11-24T10:00:00Z"} | data: is missing
                    {"specversion":"1.0","id":"e","source":"/hr","type":"t","time":"2026-11-24T10:00:00Z","data":[1]} | data: must be a JSON object
                    {"specversion":"1.0","id":"e","source":"/hr","type":"t","time":"2026-11-24T10:00:00Z","data":"secret"} | data: must be a JSON object
                    {"specversion":"1.0","id":"e","source":"/hr","type":"t","time":"secret","data":{}} | CloudEvent
                    """)
    void tellsWhatIsWrongWithoutQuotingIt(String value, String reason) {
        assertThatExceptionOfType(UnreadableRequestException.class)
                .isThrownBy(() -> reader.read(text(value)))
                .withMessageContaining(reason)
                .withMessageNotContaining("secret");
    }

    @Test
    void refusesWhatIsEmptyTooLargeOrDamaged() {
        refuses(new byte[0], "empty");
        refuses(new byte[1_001], "1001 bytes, at most 1000");
        refuses(new byte[] {(byte) 0xC3, 1, 0, 0, 0, 0, 0, 0, 0, 0}, "AssignmentRequest");
        assertThatExceptionOfType(UnreadableRequestException.class)
                .isThrownBy(() -> reader.read(binary("nonsense")))
                .withMessageContaining("data: must be a JSON object");
    }

    @Test
    void passesOverHeadersWithoutAValue() throws Exception {
        var record = binary("{\"kind\":\"DELETE_GROUP\"}");
        record.headers().add("ce_subject", null).add("odd", null);

        assertThat(reader.read(record).eventId()).isEqualTo("e1");
    }

    @Test
    void refusesWhatCannotBeKept() {
        for (String id : List.of("", " ", "a\u0000b", "x".repeat(501))) {
            assertThatExceptionOfType(UnreadableRequestException.class)
                    .isThrownBy(() -> reader.read(avro(id, TIME)))
                    .withMessageContaining("id: must have 1 to 500 characters");
        }
        for (Instant time :
                List.of(Instant.EPOCH.minusMillis(1), Instant.ofEpochMilli(Long.MAX_VALUE))) {
            assertThatExceptionOfType(UnreadableRequestException.class)
                    .isThrownBy(() -> reader.read(avro("e", time)))
                    .withMessageContaining("time: must be between the years 1970 and 9999");
        }
        var record = binary("{\"kind\":\"DELETE_GROUP\"}");
        record.headers().add("a\u0000b", new byte[0]);
        assertThatExceptionOfType(UnreadableRequestException.class)
                .isThrownBy(() -> reader.read(record))
                .withMessageContaining("header");
    }

    private static ConsumerRecord<byte[], byte[]> avro(String id, Instant time) {
        return record(
                new RecordSerializer()
                        .encode(
                                AssignmentRequest.newBuilder()
                                        .setKind(AssignmentRequestKind.ASSIGN)
                                        .setEventId(id)
                                        .setOccurredAt(time)
                                        .build()));
    }

    private void refuses(byte[] value, String reason) {
        assertThatExceptionOfType(UnreadableRequestException.class)
                .isThrownBy(() -> reader.read(record(value)))
                .withMessageContaining(reason);
    }

    private static ConsumerRecord<byte[], byte[]> binary(String data) {
        return text(
                data,
                "ce_specversion",
                "1.0",
                "ce_id",
                "e1",
                "ce_source",
                "/hr",
                "ce_type",
                "t",
                "ce_time",
                "2026-11-24T09:00:00Z",
                "content-type",
                "application/json");
    }

    private static ConsumerRecord<byte[], byte[]> text(String value, String... headers) {
        var record = record(value.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < headers.length; i += 2) {
            record.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return new ConsumerRecord<>("t", 0, 0, null, value);
    }
}
