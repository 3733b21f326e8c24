package dev.usher.assignment;

import static dev.usher.assignment.Surroundings.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.usher.assignment.application.Outbox;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.event.EventHeaders;
import dev.usher.contracts.serde.RecordDecoder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is committed is sent, in order per key, whatever becomes of the instances. */
class OutboxIT {

    private static final int PEOPLE = 1_500;
    private static final int ROUNDS = 4;

    @TempDir private Path folder;

    @Test
    void losesNothingAndKeepsTheOrderWhenAnInstanceIsKilledInTheMiddleOfAnImport()
            throws Exception {
        try (Instance survivor = Instance.start("killed", "--assignment.bulk.chunk=100")) {
            Process other = process("killed");
            try (Calls calls = new Calls(URI.create("http://localhost:" + port(other)))) {
                CompletableFuture<Integer> imported =
                        CompletableFuture.supplyAsync(() -> importInto(calls, lines()));
                await().atMost(PATIENCE)
                        .until(() -> Surroundings.entitlements("@killed.example").size() > 300);
                other.destroyForcibly().waitFor();
                assertThatThrownBy(imported::get).isInstanceOf(ExecutionException.class);
            }

            assertThat(survivor.importOf("application/x-ndjson", lines()).body())
                    .contains("\"refused\":[]");
            Outbox outbox = survivor.bean(Outbox.class);
            await().atMost(PATIENCE).until(() -> outbox.pending(1) == 0);

            Map<String, List<Long>> said = revisions("@killed.example");
            assertThat(said).hasSize(PEOPLE);
            assertThat(said)
                    .allSatisfy(
                            (_, revisions) ->
                                    assertThat(revisions)
                                            .isEqualTo(
                                                    Stream.iterate(1L, it -> it + 1)
                                                            .limit(revisions.size())
                                                            .toList()));
            assertThat(said.entrySet().stream().map(it -> it.getKey() + it.getValue().size()))
                    .containsExactlyInAnyOrderElementsOf(lastSaid("killed"));
        }
    }

    @Test
    void seesAnEarlierRowThatIsCommittedLater() throws Exception {
        try (Instance service = Instance.start("late", "--assignment.bulk.chunk=100");
                Connection slow = connection("late")) {
            service.post("/api/v1/users", "{'userName':'slow@late.example'}");
            service.post("/api/v1/users", "{'userName':'quick@late.example'}");
            slow.setAutoCommit(false);
            try (var statement = slow.createStatement()) {
                statement.execute(
                        "INSERT INTO outbox (topic, key, value, headers) VALUES"
                                + " ('assignment.assignments.v1', 'gotomeeting|late', '', '{}')");
            }
            service.post("/api/v1/assignments", "{'user':'quick@late.example','role':'Pro'}");
            Surroundings.awaitEntitlements("quick@late.example", 1);
            slow.commit();

            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    Surroundings.read("assignment.assignments.v1").stream()
                                            .anyMatch(it -> it.key().equals("gotomeeting|late")));
        }
    }

    @Test
    void sharesTheShardsAndHandsThemOver() throws Exception {
        try (Instance first = Instance.start("shared")) {
            await().atMost(PATIENCE).until(() -> shards("shared").equals(List.of(2L)));
            try (Instance _ = Instance.start("shared")) {
                await().atMost(PATIENCE).until(() -> shards("shared").equals(List.of(1L, 1L)));
                for (int i = 0; i < 8; i++) {
                    first.post("/api/v1/users", "{'userName':'u%d@shared.example'}".formatted(i));
                    first.post(
                            "/api/v1/assignments",
                            "{'user':'u%d@shared.example','role':'Pro'}".formatted(i));
                }
                Surroundings.awaitEntitlements("@shared.example", 8);
            }
            await().atMost(PATIENCE).until(() -> shards("shared").equals(List.of(2L)));
        }
    }

    @Test
    void refusesMoreThanMayWaitForKafka() throws Exception {
        try (Instance alone =
                Instance.start(
                        "full",
                        "--spring.kafka.bootstrap-servers=localhost:1",
                        "--assignment.max-pending=2")) {
            alone.post("/api/v1/users", "{'userName':'a@full.example'}");
            alone.post("/api/v1/assignments", "{'user':'a@full.example','role':'Pro'}");

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> {
                                var answer =
                                        alone.post(
                                                "/api/v1/users", "{'userName':'b@full.example'}");
                                assertThat(answer.statusCode()).isEqualTo(503);
                                assertThat(answer.headers().firstValue("Retry-After"))
                                        .hasValue("30");
                            });
        }
    }

    private static String lines() {
        return IntStream.range(0, ROUNDS)
                .boxed()
                .flatMap(round -> IntStream.range(0, PEOPLE).mapToObj(it -> line(round, it)))
                .collect(Collectors.joining());
    }

    /** Each round changes everybody, so the events of one user have an order to lose. */
    private static String line(int round, int person) {
        String user =
                """
                {"kind":"user","userName":"u%d@killed.example","attributes":{"city":"c%d"}}
                """
                        .formatted(person, round);
        return round > 0
                ? user
                : user
                        + """
                        {"kind":"assignment","user":"u%d@killed.example","role":"Pro"}
                        """
                                .formatted(person);
    }

    private static int importInto(Calls calls, String lines) {
        try {
            return calls.exchange("POST", "/api/v1/import", "application/x-ndjson", lines)
                    .statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Revisions per key in the order of the topic, each event counted once. */
    private static Map<String, List<Long>> revisions(String nameEnd) {
        var decoder = new RecordDecoder<>(Entitlement.class, _ -> null);
        Set<String> events = new HashSet<>();
        Map<String, List<Long>> revisions = new HashMap<>();
        for (var record : Surroundings.read(Surroundings.ENTITLEMENTS)) {
            if (record.value() == null) {
                continue;
            }
            Entitlement one = decoder.decode(record.value());
            if (one.getUserName().endsWith(nameEnd)
                    && events.add(EventHeaders.read(record.headers()).orElseThrow().id())) {
                revisions
                        .computeIfAbsent(record.key(), _ -> new ArrayList<>())
                        .add(one.getRevision());
            }
        }
        return revisions;
    }

    private static List<String> lastSaid(String schema) throws Exception {
        List<String> said = new ArrayList<>();
        try (Connection connection = connection(schema);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT application || '|' || user_id || revision"
                                        + " FROM entitlements")) {
            while (rows.next()) {
                said.add(rows.getString(1));
            }
        }
        return said;
    }

    /** How many shards each instance holds, the fewest first. */
    private static List<Long> shards(String schema) throws Exception {
        List<Long> shards = new ArrayList<>();
        try (Connection connection = connection(schema);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'
                                AND objsubid = 2 AND objid BETWEEN 1 AND 4 AND granted
                                AND classid = hashtext('usher ' || current_schema()) & 2147483647
                                GROUP BY pid ORDER BY 1
                                """)) {
            while (rows.next()) {
                shards.add(rows.getLong(1));
            }
        }
        return shards;
    }

    private static Connection connection(String schema) throws Exception {
        Connection connection = DriverManager.getConnection(Surroundings.databaseUrl());
        connection.setSchema(schema);
        return connection;
    }

    private Process process(String schema) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                AssignmentServiceApplication.class.getName()));
        command.addAll(Instance.arguments(schema, "--assignment.bulk.chunk=100"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    private Path log() {
        return folder.resolve("other.log");
    }

    private String port(Process process) {
        String mark = "Tomcat started on port ";
        return await().atMost(PATIENCE.multipliedBy(2))
                .until(
                        () -> {
                            assertThat(process.isAlive()).as("the other instance runs").isTrue();
                            return Files.readString(log());
                        },
                        it -> it.contains("Started AssignmentServiceApplication"))
                .lines()
                .filter(it -> it.contains(mark))
                .map(it -> it.substring(it.indexOf(mark) + mark.length()).split(" ", 2)[0])
                .findFirst()
                .orElseThrow();
    }
}
