package dev.usher.gotomeeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.Command;
import dev.usher.contracts.JobState;
import dev.usher.contracts.Outcome;
import dev.usher.contracts.Result;
import dev.usher.contracts.serde.SchemaDirectory;
import dev.usher.contracts.topic.ApplicationPartitioner;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import dev.usher.gotomeeting.adapter.kafka.Cluster;
import dev.usher.gotomeeting.adapter.kafka.Publisher;
import dev.usher.gotomeeting.application.Sessions;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.simulator.gotomeeting.GoToSimulator;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.traffic.Call;
import dev.usher.simulator.gotomeeting.traffic.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Instances that come, go, and lose their broker, against the simulator. */
class HandoverIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String APPLICATION = "gotomeeting";

    private TestCluster kafka;
    private GoToSimulator goTo;
    private final List<ConfigurableApplicationContext> instances = new ArrayList<>();

    @BeforeEach
    void setUp() {
        kafka = TestCluster.start();
        goTo = GoToSimulator.start(SimulatorOptions.defaults());
        applications().forEach(this::switchOn);
    }

    @AfterEach
    void tearDown() {
        kafka.wire().mend();
        instances.forEach(ConfigurableApplicationContext::close);
        goTo.close();
        kafka.close();
    }

    @Test
    void callsNobodyWhileTheBrokerIsAwayAndGoesOnWhenItIsBack() {
        start(kafka.brokersBehindTheWire(), 2);
        List<Command> commands = send(APPLICATION, 40);
        await().atMost(LONG).until(() -> results().size() >= 3);

        kafka.wire().cut();
        Instant half = Instant.now().plusSeconds(5);
        Instant back = half.plusSeconds(8);
        await().atMost(LONG).until(() -> Instant.now().isAfter(back));
        List<Call> late =
                goTo.journal().calls().stream().filter(it -> it.at().isAfter(half)).toList();
        kafka.wire().mend();

        assertThat(late).isEmpty();
        await().atMost(LONG).until(() -> answered(commands));
        commands.forEach(this::wasCarriedOutOnce);
    }

    @Test
    void answersEachCommandOnceWhileInstancesComeAndGo() {
        var first = start(kafka.brokers(), 8);
        List<Command> commands =
                applications().flatMap(application -> send(application, 60).stream()).toList();
        await().atMost(LONG).until(() -> results().size() >= 10);

        start(kafka.brokers(), 8);
        await().atMost(LONG).until(() -> results().size() >= 60);
        first.close();

        await().atMost(LONG).until(() -> answered(commands));
        assertThat(results())
                .hasSameSizeAs(commands)
                .extracting(Result::getOutcome)
                .containsOnly(Outcome.SUCCEEDED);
        commands.forEach(this::wasCarriedOutOnce);
    }

    @Test
    void takesOverWhatAnInstanceWithoutItsBrokerHadBegun() {
        start(kafka.brokersBehindTheWire(), 8);
        carryOut(send(APPLICATION, 1));
        goTo.inject(
                Fault.delay(Duration.ofSeconds(2)).on(it -> it.method().equals("POST")).times(5));
        List<Command> commands = send(APPLICATION, 20);
        await().atMost(LONG).until(() -> results().size() >= 2);

        kafka.wire().cut();
        start(kafka.brokers(), 8);

        carryOut(commands);
        commands.forEach(this::wasCarriedOutOnce);
    }

    @Test
    void answersWithTheAccountFoundAfterAKillBetweenCreationAndResult() {
        start(kafka.brokersBehindTheWire(), 8);
        carryOut(send(APPLICATION, 1));
        goTo.inject(Fault.delay(Duration.ofSeconds(1)).on(it -> it.method().equals("POST")));
        Command command = send(APPLICATION, 1).getFirst();
        await().atMost(LONG).until(this::underWay);

        kafka.wire().cut();
        String email = command.getDesired().getEmail();
        await().atMost(LONG).until(() -> goTo.user(email).isPresent());
        instances.removeFirst().close();
        assertThat(resultsOf(command)).isEmpty();
        start(kafka.brokers(), 8);

        carryOut(List.of(command));
        assertThat(resultsOf(command))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.getOutcome()).isEqualTo(Outcome.CONFLICT);
                            assertThat(it.getAccount().getEmail()).isEqualTo(email);
                        });
        wasCarriedOutOnce(command);
    }

    @Test
    void keepsWhatOneApplicationCannotBeginFromHoldingUpOthers() {
        switchOn(neighbour());
        var instance = start(kafka.brokers(), 20);
        for (int i = 0; i < 1100; i++) {
            Command command = OtherServices.creation().setSettingsVersion(99).build();
            kafka.send(Topics.BULK_COMMANDS, APPLICATION + "|" + command.getUserId(), command);
        }
        await().atMost(LONG)
                .until(
                        () ->
                                instance.getBean(Sessions.class).open().stream()
                                        .anyMatch(it -> it.waiting(Lane.BULK) > 1000));

        List<Command> others = new ArrayList<>(send(neighbour(), 1));
        applications()
                .filter(name -> !name.equals(APPLICATION))
                .forEach(name -> others.addAll(send(name, 1)));

        carryOut(others);
    }

    @Test
    void knowsFromTheResultsWhatWasWrittenLately() {
        start(kafka.brokers(), 8);
        Command command = send(APPLICATION, 1).getFirst();
        carryOut(List.of(command));
        Map<String, Object> clients = Map.of("bootstrap.servers", kafka.brokers());
        String key = resultsOf(command).getFirst().getAccount().getAccountKey();

        try (var publisher =
                new Publisher(
                        new Cluster(
                                clients,
                                "",
                                new SchemaDirectory(clients, "", Duration.ofSeconds(5))),
                        Optional.empty(),
                        Clock.systemUTC())) {
            assertThat(publisher.written(APPLICATION, Instant.now().minusSeconds(300)))
                    .containsOnlyKeys(key);
            assertThat(publisher.written(APPLICATION, Instant.now())).isEmpty();
            assertThat(publisher.written("other", Instant.now().minusSeconds(300))).isEmpty();
        }
    }

    /** Two, one in each partition. */
    private static Stream<String> applications() {
        Map<Integer, String> byPartition = new HashMap<>();
        byPartition.put(partition(APPLICATION), APPLICATION);
        IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> "other" + i)
                .takeWhile(_ -> byPartition.size() < 2)
                .forEach(name -> byPartition.putIfAbsent(partition(name), name));
        return byPartition.values().stream();
    }

    /** One more in the same partition. */
    private static String neighbour() {
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> "neighbour" + i)
                .filter(name -> partition(name) == partition(APPLICATION))
                .findFirst()
                .orElseThrow();
    }

    private static int partition(String application) {
        return ApplicationPartitioner.partition(RecordKey.of(application).bytes(), 2);
    }

    private boolean underWay() {
        return instances.getFirst().getBean(Sessions.class).underWay() > 0;
    }

    private void carryOut(List<Command> commands) {
        await().atMost(LONG).until(() -> answered(commands));
    }

    private boolean answered(List<Command> commands) {
        List<UUID> ids = results().stream().map(Result::getCommandId).toList();
        return commands.stream().map(Command::getId).allMatch(ids::contains);
    }

    private List<Result> resultsOf(Command command) {
        return results().stream().filter(it -> it.getCommandId().equals(command.getId())).toList();
    }

    private List<Result> results() {
        return kafka.values(Topics.RESULTS);
    }

    private void wasCarriedOutOnce(Command command) {
        String email = command.getDesired().getEmail();
        assertThat(goTo.users()).filteredOn(it -> it.profile().email().equals(email)).hasSize(1);
        assertThat(goTo.journal().writesTo(email)).filteredOn(HandoverIT::created).hasSize(1);
    }

    /** A creation that found the address in use is answered 200 as well, but without a key. */
    private static boolean created(Call call) {
        return call.done() && call.touched().stream().allMatch(user -> user.key() != null);
    }

    private List<Command> send(String application, int count) {
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Command command = OtherServices.creation().build();
            kafka.send(Topics.BULK_COMMANDS, application + "|" + command.getUserId(), command);
            commands.add(command);
        }
        return commands;
    }

    private void switchOn(String application) {
        kafka.send(Topics.SETTINGS, application, OtherServices.settings(1, JobState.ON).build());
    }

    private ConfigurableApplicationContext start(String brokers, int callsPerSecond) {
        var credentials = goTo.options().credentials();
        List<String> arguments = new ArrayList<>();
        arguments.add("--spring.kafka.bootstrap-servers=" + brokers);
        arguments.add("--management.server.port=0");
        arguments.add("--logging.structured.format.console=");
        arguments.add("--gotomeeting.api-url=" + goTo.baseUrl());
        arguments.add("--gotomeeting.token-url=" + goTo.tokenUrl());
        arguments.add("--gotomeeting.requests-per-second=" + callsPerSecond);
        arguments.add("--gotomeeting.stop-patience=5s");
        Stream.concat(applications(), Stream.of(neighbour()))
                .map(name -> "--gotomeeting.credentials." + name)
                .forEach(
                        it -> {
                            arguments.add(it + ".client-id=" + credentials.clientId());
                            arguments.add(it + ".client-secret=" + credentials.clientSecret());
                            arguments.add(
                                    it
                                            + ".personal-access-token="
                                            + credentials.personalAccessToken());
                        });
        var instance =
                new SpringApplicationBuilder(ConnectorApplication.class)
                        .run(arguments.toArray(String[]::new));
        instances.add(instance);
        return instance;
    }
}
