package dev.usher.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.assignment.adapter.intake.RequestIntake;
import dev.usher.assignment.adapter.intake.TakingRequests;
import dev.usher.contracts.AssignmentRequest;
import dev.usher.contracts.AssignmentRequestKind;
import dev.usher.contracts.serde.RecordSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Requests that no sane source writes into its topic: each is taken, waits or becomes a dead
 * letter. None comes back for ever, which would keep all that follows.
 */
class OddRecordsIT {

    private static final String TOPIC = "intake.hr.assignment-requests.v1";
    private static final int RECORDS = Integer.getInteger("odd.records", 700);
    private static final int MOST_WRONG = 10;

    /** Where the mark and the fingerprint of a schema in single-object encoding end. */
    private static final int FINGERPRINT = 10;

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "e",
                    "\u0000",
                    "a\u0000b",
                    "\ud800",
                    "\u00e4\ud83d\ude00",
                    "ann@odd.example",
                    "bo@odd.example",
                    "g1",
                    "g2",
                    "Pro",
                    "user/x|y",
                    "00000000-0000-0000-0000-000000000000",
                    "x".repeat(256),
                    "x".repeat(257),
                    "\u00e4".repeat(256),
                    incompressible(6_000),
                    incompressible(20_000));
    private static final List<String> TIMES =
            List.of(
                    "2026-11-24T09:00:00Z",
                    "2026-11-24T09:00:00.123456789+14:00",
                    "2026-11-24",
                    "9999-12-31T23:59:59Z",
                    "0000-01-01T00:00:00Z",
                    "-4714-01-01T00:00:00Z",
                    "+300000-01-01T00:00:00Z",
                    "+999999999-12-31T23:59:59Z",
                    "-999999999-01-01T00:00:00Z",
                    "1969-12-31T23:59:59Z",
                    "",
                    "soon");
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "1",
                    "1e999",
                    "[]",
                    "{}",
                    "\"\"",
                    "\"x\"",
                    "[null]",
                    "{\"a\":[1]}",
                    "99999999999999999999999999999999",
                    "NaN",
                    "\"\\u0000\"",
                    "\"\\ud800\"");
    private static final List<String> HEADERS =
            List.of(
                    "ce_id",
                    "ce_time",
                    "ce_source",
                    "ce_type",
                    "ce_specversion",
                    "ce_subject",
                    "ce_dataschema",
                    "ce_odd",
                    "ce_",
                    "content-type",
                    "traceparent",
                    "odd\u0000",
                    "");

    private static Instance service;
    private static RequestIntake intake;

    @BeforeAll
    static void start() {
        service = Instance.start("oddrecords", "--assignment.intake.sources.hr.roles=*");
        intake = new RequestIntake(service.bean(TakingRequests.class), () -> {});
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void neverComeBackForEver() {
        Random random = new Random(Long.getLong("odd.seed", 20261129));
        var odd = new Odd(random);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < RECORDS && wrong.size() < MOST_WRONG; i++) {
            int many = random.nextInt(20) == 0 ? 30 : 1;
            List<ConsumerRecord<byte[], byte[]>> records =
                    IntStream.range(0, many).mapToObj(_ -> odd.record()).toList();
            try {
                intake.onMessage(records);
            } catch (RuntimeException e) {
                wrong.add(
                        e
                                + " "
                                + e.getStackTrace()[0]
                                + "\n of "
                                + records.stream()
                                        .map(OddRecordsIT::shown)
                                        .collect(Collectors.joining("\n")));
            }
        }

        assertThat(wrong).isEmpty();
        JdbcClient jdbc = service.bean(JdbcClient.class);
        assertThat(jdbc.sql("SELECT count(*) FROM events").query(Long.class).single())
                .isGreaterThan(RECORDS / 20);
        assertThat(jdbc.sql("SELECT count(*) FROM waiting").query(Long.class).single())
                .isPositive();
    }

    /** Longer than an index of PostgreSQL takes, however it is packed. */
    private static String incompressible(int length) {
        return new Random(length)
                .ints(length, '0', 'z' + 1)
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void areKeptWithoutTheirValueWhenTheyAreTooLargeForTheDeadLetters() {
        intake.onMessage(
                List.of(new ConsumerRecord<>(TOPIC, 0, 77, new byte[0], new byte[1_048_400])));

        assertThat(Surroundings.read("assignment-service-oddrecords." + TOPIC + ".dlt"))
                .filteredOn(it -> text(it, "dlt-offset").equals("77") && it.value() == null)
                .extracting(it -> text(it, "dlt-reason"))
                .containsExactly(
                        "The record has 1048400 bytes, at most 65536 are read; it is too large to"
                                + " be kept here");
    }

    private static String text(ConsumerRecord<?, ?> record, String header) {
        return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    private static String shown(ConsumerRecord<byte[], byte[]> record) {
        String value =
                record.value() == null
                        ? "nothing"
                        : new String(record.value(), StandardCharsets.UTF_8);
        return record.headers() + " " + value.substring(0, Math.min(400, value.length()));
    }

    /** Makes records. */
    private static final class Odd {

        private final Random random;
        private long offset = 100;

        Odd(Random random) {
            this.random = random;
        }

        @SuppressWarnings("NullAway") // Kafka has keys and values that are null.
        ConsumerRecord<byte[], byte[]> record() {
            boolean binary = rarely(3);
            byte[] value =
                    switch (random.nextInt(4)) {
                        case 0 -> avro();
                        default ->
                                (binary ? data() : event())
                                        .getBytes(
                                                rarely(20)
                                                        ? StandardCharsets.UTF_16
                                                        : StandardCharsets.UTF_8);
                    };
            if (rarely(4) && value.length > FINGERPRINT) {
                // Nobody waits here for a schema that never comes.
                int at = FINGERPRINT + random.nextInt(value.length - FINGERPRINT);
                value[at] = (byte) random.nextInt(256);
            }
            var record =
                    new ConsumerRecord<>(
                            TOPIC,
                            0,
                            offset++,
                            rarely(5) ? null : new byte[] {0},
                            rarely(60) ? null : value);
            if (binary) {
                header(record, "ce_specversion", one(List.of("1.0", "1.0", "1.0", "0.3", "9", "")));
                header(record, "ce_id", rarely(4) ? one(TEXTS) : "e" + offset);
                header(record, "ce_source", rarely(4) ? one(TEXTS) : "/hr");
                header(record, "ce_type", "t");
                header(record, "ce_time", rarely(3) ? one(TIMES) : TIMES.getFirst());
                header(
                        record,
                        "content-type",
                        one(
                                List.of(
                                        "application/json",
                                        "application/json",
                                        "text/plain",
                                        "application/cloudevents+json",
                                        "///",
                                        "")));
            }
            for (int i = rarely(2) ? 0 : random.nextInt(3); i > 0; i--) {
                header(record, one(HEADERS), rarely(3) ? null : one(TEXTS));
            }
            return record;
        }

        private static void header(
                ConsumerRecord<?, ?> record, String name, @Nullable String value) {
            record.headers()
                    .add(name, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        }

        private byte[] avro() {
            return new RecordSerializer()
                    .encode(
                            AssignmentRequest.newBuilder()
                                    .setKind(one(List.of(AssignmentRequestKind.values())))
                                    .setEventId(rarely(3) ? one(TEXTS) : "a" + offset)
                                    .setOccurredAt(
                                            rarely(4)
                                                    ? Instant.ofEpochMilli(random.nextLong())
                                                    : Instant.parse(TIMES.getFirst()))
                                    .setUser(text())
                                    .setGroup(text())
                                    .setRole(text())
                                    .setUserName(text())
                                    .setDisplayName(text())
                                    .setUntil(
                                            rarely(2)
                                                    ? null
                                                    : Instant.ofEpochMilli(random.nextLong()))
                                    .build());
        }

        private @Nullable String text() {
            return rarely(3) ? null : one(TEXTS);
        }

        private String event() {
            String event =
                    "{\"specversion\":\"1.0\",\"id\":%s,\"source\":%s,\"type\":\"t\",\"time\":%s,\"data\":%s}"
                            .formatted(
                                    rarely(4) ? json(one(TEXTS)) : "\"j" + offset + "\"",
                                    rarely(6) ? json(one(TEXTS)) : "\"/hr\"",
                                    rarely(4) ? json(one(TIMES)) : json(TIMES.getFirst()),
                                    rarely(8) ? one(VALUES) : data());
            return switch (random.nextInt(12)) {
                case 0 -> one(VALUES);
                case 1 -> event.substring(0, random.nextInt(event.length()));
                case 2 ->
                        event.replaceFirst(
                                "\"[a-z]*\":\"?[^\",]*\"?",
                                "\""
                                        + one(List.of("time", "id", "data_base64", "odd", ""))
                                        + "\":"
                                        + one(VALUES));
                default -> event;
            };
        }

        private String data() {
            String kind =
                    one(
                            List.of(
                                    "ASSIGN",
                                    "UNASSIGN",
                                    "UPSERT_USER",
                                    "DELETE_USER",
                                    "UPSERT_GROUP",
                                    "DELETE_GROUP",
                                    "ADD_MEMBER",
                                    "REMOVE_MEMBER",
                                    "ODD"));
            return "{\"kind\":\""
                    + kind
                    + "\""
                    + List.of(
                                    "user",
                                    "group",
                                    "memberGroup",
                                    "role",
                                    "from",
                                    "until",
                                    "userName",
                                    "externalId",
                                    "displayName",
                                    "attributes",
                                    "accountEnabled",
                                    "forGood",
                                    "application")
                            .stream()
                            .filter(
                                    it ->
                                            !rarely(needed(kind, it) ? 12 : 2)
                                                    && (needed(kind, it) || rarely(3)))
                            .map(
                                    it ->
                                            ",\""
                                                    + it
                                                    + "\":"
                                                    + (rarely(5)
                                                            ? one(VALUES)
                                                            : json(
                                                                    rarely(4)
                                                                            ? one(TIMES)
                                                                            : one(TEXTS))))
                            .collect(Collectors.joining())
                    + "}";
        }

        private static boolean needed(String kind, String member) {
            return switch (member) {
                case "user" ->
                        kind.endsWith("SIGN")
                                || kind.endsWith("MEMBER")
                                || kind.equals("DELETE_USER");
                case "role" -> kind.endsWith("SIGN");
                case "group" -> kind.endsWith("GROUP") || kind.endsWith("MEMBER");
                case "userName", "displayName" -> kind.startsWith("UPSERT");
                default -> false;
            };
        }

        private static String json(String text) {
            StringBuilder out = new StringBuilder("\"");
            text.chars()
                    .forEach(
                            it -> {
                                if (it < ' ' || Character.isSurrogate((char) it)) {
                                    out.append("\\u%04x".formatted(it));
                                } else {
                                    out.append((char) it);
                                }
                            });
            return out.append('"').toString();
        }

        private boolean rarely(int in) {
            return random.nextInt(in) == 0;
        }

        private <T> T one(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }
    }
}
