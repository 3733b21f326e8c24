package dev.usher.diff;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Action;
import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.Command;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobStatus;
import dev.usher.contracts.RemovalHold;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import dev.usher.diff.adapter.kafka.Fixtures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.MemberDescription;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Two instances that share the applications, one of which is killed, or started anew. */
@NullUnmarked // fields are set before the first test
class RebalanceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PARTITIONS = 3;
    private static final int PEOPLE = 25;
    private static final int LEAVING = 5;

    /** Names of members: Streams numbers the threads of an instance. */
    private static final String FIRST = "first-1";

    private static final String SECOND = "second-1";

    /** What a killed instance leaves behind is cleared away soon. */
    private static final String[] SHORT_LIVED = {
        "--diff.session-timeout=6s",
        "--spring.kafka.streams.properties.producer.transaction.timeout.ms=6000"
    };

    private static final String ACTIVE = "diff_partitions{role=\"active\"}";
    private static final String STANDBY = "diff_partitions{role=\"standby\"}";
    private static final String RESTORED = "diff_state_restored_total";

    private static EmbeddedKafkaKraftBroker broker;

    @TempDir private Path folder;

    @BeforeAll
    static void start() {
        broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperty("transaction.state.log.replication.factor", "1");
        broker.brokerProperty("transaction.state.log.min.isr", "1");
        broker.brokerProperty("transaction.state.log.num.partitions", "1");
        broker.brokerProperty("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
        broker.brokerProperty("offsets.topic.replication.factor", "1");
        broker.brokerProperty("offsets.topic.num.partitions", "1");
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        broker.afterPropertiesSet();
    }

    @AfterAll
    static void stop() {
        broker.destroy();
    }

    @Test
    void decidesNobodyTwiceAndLosesNothingWhenOneIsKilledUnderLoad() throws Exception {
        try (Installation kafka = installation("killed.")) {
            Instance killed = kafka.start("killed", SHORT_LIVED);
            Instance other = kafka.start("other", SHORT_LIVED);
            List<String> applications = kafka.applications(2);
            List<Someone> leaving = people(applications, 0, LEAVING);
            List<Someone> staying = people(applications, LEAVING, PEOPLE);
            awaitBoth(kafka);
            switchOn(kafka, applications);
            var connector = new SlowConnector(kafka, applications, RebalanceIT::refused);
            try (Traffic traffic = new Traffic(kafka, connector, staying)) {
                traffic.join(leaving);
                traffic.join(staying);
                traffic.until(() -> leaving.stream().allMatch(traffic::upToDate));
                leaving.forEach(it -> kafka.send(Topics.ENTITLEMENTS, it.key(), it.leaving()));
                traffic.until(() -> applications.stream().allMatch(it -> holds(traffic, it)));
                Map<String, List<RemovalHold>> holds =
                        applications.stream()
                                .collect(toMap(identity(), it -> traffic.job(it).getHolds()));
                traffic.flow(true);
                int answered = connector.answered();
                traffic.until(
                        () -> connector.answered() > answered + 100 && connector.busyEverywhere());
                double restored = other.meter(RESTORED);

                killed.kill();
                Instant gone = Instant.now();
                traffic.until(() -> kafka.members().size() == 1);
                traffic.until(() -> told(traffic, applications, gone));
                traffic.flow(false);
                traffic.until(() -> staying.stream().allMatch(traffic::upToDate));

                assertThat(applications)
                        .allSatisfy(
                                it ->
                                        assertThat(traffic.job(it).getHolds())
                                                .isEqualTo(holds.get(it)));
                assertThat(leaving).allMatch(it -> connector.disabled(it.id()) == 0);
                holds.forEach((application, held) -> release(kafka, application, held));
                traffic.until(
                        () -> leaving.stream().allMatch(it -> connector.disabled(it.id()) == 1));
                traffic.until(
                        () ->
                                applications.stream()
                                        .map(traffic::job)
                                        .allMatch(RebalanceIT::settled));
                assertThat(connector.objections()).isEmpty();
                assertThat(other.meter(RESTORED)).isGreaterThan(restored);
            }
        }
    }

    @Test
    void takesOverWithItsStandbyWithoutRestoring() throws Exception {
        String[] standby = {SHORT_LIVED[0], SHORT_LIVED[1], "--diff.standby-replicas=1"};
        try (Installation kafka = installation("standby.")) {
            Instance killed = kafka.start("killed", standby);
            Instance other = kafka.start("other", standby);
            List<String> applications = kafka.applications(1);
            List<Someone> people = people(applications, 0, PEOPLE);
            awaitBoth(kafka);
            switchOn(kafka, applications);
            var connector = new SlowConnector(kafka, applications, _ -> false);
            try (Traffic traffic = new Traffic(kafka, connector, people)) {
                traffic.join(people);
                traffic.until(() -> people.stream().allMatch(traffic::upToDate));
                for (Instance instance : List.of(killed, other)) {
                    soon(
                            () ->
                                    assertThat(instance.meter(ACTIVE) + instance.meter(STANDBY))
                                            .isEqualTo(PARTITIONS));
                }
                double restored = other.meter(RESTORED);

                killed.kill();

                soon(() -> assertThat(other.meter(ACTIVE)).isEqualTo(PARTITIONS));
                traffic.flow(true);
                int answered = connector.answered();
                traffic.until(() -> connector.answered() > answered && connector.busyEverywhere());
                assertThat(other.meter(RESTORED)).isEqualTo(restored);
            }
        }
    }

    @Test
    void keepsThePartitionsOfANamedInstanceForItsNextStart() throws Exception {
        try (Installation kafka = installation("named.")) {
            Instance first = named(kafka, "first");
            Instance second = named(kafka, "second");
            awaitBoth(kafka);
            Map<String, MemberDescription> before = kafka.members();
            long joined = joined(second);

            first.stop();
            Map<String, MemberDescription> between = kafka.members();
            Instance again = named(kafka, "first");
            soon(
                    () ->
                            assertThat(kafka.members().get(FIRST).consumerId())
                                    .isNotEqualTo(before.get(FIRST).consumerId()));
            soon(() -> assertThat(again.meter(ACTIVE)).isEqualTo(partitions(before, FIRST).size()));

            assertThat(before).containsOnlyKeys(FIRST, SECOND);
            assertThat(partitions(between, FIRST)).isEqualTo(partitions(before, FIRST));
            assertThat(partitions(kafka.members(), FIRST)).isEqualTo(partitions(before, FIRST));
            assertThat(kafka.members().get(SECOND)).isEqualTo(before.get(SECOND));
            assertThat(joined(second)).isEqualTo(joined).isPositive();
        }
    }

    private Installation installation(String prefix) throws Exception {
        return new Installation(broker.getBrokersAsString(), prefix, PARTITIONS, folder);
    }

    private static Instance named(Installation kafka, String name) throws Exception {
        return kafka.start(name, "--diff.instance-id=" + name, "--diff.session-timeout=45s");
    }

    /** How often an instance has asked Kafka for its share. */
    private static long joined(Instance instance) throws Exception {
        return instance.log().lines().filter(line -> line.contains("(Re-)joining group")).count();
    }

    private static Set<Integer> partitions(Map<String, MemberDescription> members, String name) {
        return Installation.partitions(members.get(name));
    }

    /** Waits until each of two instances has a share. */
    private static void awaitBoth(Installation kafka) {
        soon(
                () ->
                        assertThat(kafka.members().values())
                                .extracting(Installation::partitions)
                                .hasSize(2)
                                .doesNotContain(Set.of())
                                .satisfies(
                                        all ->
                                                assertThat(
                                                                all.stream()
                                                                        .flatMap(Set::stream)
                                                                        .toList())
                                                        .hasSize(PARTITIONS)));
    }

    private static void soon(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(assertion);
    }

    /** One after the other from each application, in every other of which changes come alone. */
    private static List<Someone> people(List<String> applications, int from, int to) {
        return IntStream.range(from, to)
                .boxed()
                .flatMap(
                        it ->
                                IntStream.range(0, applications.size())
                                        .mapToObj(
                                                number ->
                                                        new Someone(
                                                                applications.get(number),
                                                                new UUID(number, it + 1),
                                                                number % 2 == 0
                                                                        ? ChangeKind.SINGLE
                                                                        : ChangeKind.BULK)))
                .toList();
    }

    /** Some creations that came with others succeed at the second attempt only. */
    private static boolean refused(Command command) {
        return command.getAction() == Action.CREATE
                && command.getAttempt() == 1
                && command.getUserId().getMostSignificantBits() % 2 == 1
                && command.getUserId().getLeastSignificantBits() % 5 == 0;
    }

    private static void switchOn(Installation kafka, List<String> applications) {
        JobSettings settings = Fixtures.settings();
        settings.getDeprovisioning().setGraceMillis(0);
        settings.getRemovalGuard().setCount(LEAVING - 1);
        settings.getRemovalGuard().setPercent(0);
        settings.getRemovalGuard().setCollectMillis(500);
        settings.getRetrySchedule().setDelaysMillis(List.of(1000L));
        applications.forEach(it -> kafka.send(Topics.SETTINGS, RecordKey.of(it), settings));
        applications.forEach(
                it ->
                        kafka.send(
                                Topics.ACCOUNTS,
                                new RecordKey(it, RecordKey.WHOLE),
                                Fixtures.scanFinished(Instant.now())));
    }

    private static boolean holds(Traffic traffic, String application) {
        return traffic.job(application) != null && traffic.job(application).getHeld() == LEAVING;
    }

    /** Whether something has been said of each application since. */
    private static boolean told(Traffic traffic, List<String> applications, Instant since) {
        return applications.stream().allMatch(it -> traffic.job(it).getUpdatedAt().isAfter(since));
    }

    private static void release(Installation kafka, String application, List<RemovalHold> holds) {
        for (RemovalHold hold : holds) {
            JobRequest request =
                    JobRequest.newBuilder()
                            .setKind(RequestKind.RELEASE_HELD)
                            .setRequestedBy("test")
                            .setRequestedAt(Instant.now())
                            .setArguments(Map.of("holdId", hold.getHoldId()))
                            .build();
            kafka.send(Topics.REQUESTS, new RecordKey(application, "release"), request);
        }
    }

    private static boolean settled(JobStatus job) {
        return job.getManagedAccounts() == PEOPLE
                && job.getUrgentInFlight() + job.getBulkInFlight() == 0
                && job.getWaiting() + job.getEscrowed() + job.getHeld() == 0;
    }
}
