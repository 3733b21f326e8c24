package dev.usher.gotomeeting.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.gotomeeting.adapter.admin.SimulatorClient;
import dev.usher.gotomeeting.domain.Change;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.SeatLedger;
import dev.usher.gotomeeting.domain.Verdict;
import dev.usher.policy.AccountSpec;
import dev.usher.simulator.gotomeeting.GoToSimulator;
import dev.usher.simulator.gotomeeting.Seed;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.options.Switch;
import dev.usher.simulator.gotomeeting.traffic.Fault;
import dev.usher.simulator.gotomeeting.traffic.Fault.Spoiling;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreationContractTest {

    private static final String LICENCE = AccountSetup.gotomeeting(1).key().value();

    private final GoToSimulator simulator =
            GoToSimulator.start(SimulatorOptions.defaults().with(it -> it.withRate(0)));
    private final Batches batches = new Batches(100);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @MethodSource("answersThatSayNothing")
    void makesNobodyTwiceWhenTheAnswerIsLost(Fault fault) {
        simulator.inject(fault.on(request -> request.write()));

        assertThat(create(5))
                .extracting(Report::verdict)
                .hasOnlyElementsOfType(Verdict.Succeeded.class);
        assertThat(accounts(5)).isEqualTo(5);
        assertThat(creatingCalls()).isEqualTo(1);
    }

    static Stream<Fault> answersThatSayNothing() {
        return Stream.of(
                Fault.dropAfterwards(),
                Fault.spoil(Spoiling.EMPTY, ""),
                Fault.spoil(Spoiling.HTML, ""),
                Fault.spoil(Spoiling.TRUNCATED, ""),
                Fault.spoil(Spoiling.MISTYPED, "key"),
                Fault.spoil(Spoiling.MISSING, "email"));
    }

    @Test
    void createsAgainWhatWasNotMade() {
        simulator.inject(Fault.dropBefore().on(request -> request.write()));

        assertThat(create(5))
                .extracting(Report::verdict)
                .hasOnlyElementsOfType(Verdict.Succeeded.class);
        assertThat(accounts(5)).isEqualTo(5);
        assertThat(creatingCalls()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "201"})
    void takesEitherStatusForSuccess(String status) {
        simulator.change(behaviour -> behaviour.with(Switch.CREATE_STATUS, status));

        assertThat(create(3))
                .extracting(Report::verdict)
                .hasOnlyElementsOfType(Verdict.Succeeded.class);
    }

    @Test
    void splitsWhatIsTooMuchForGoTo() {
        simulator.change(behaviour -> behaviour.with(Switch.USERS_PER_REQUEST, "10"));

        assertThat(create(25))
                .extracting(Report::verdict)
                .hasOnlyElementsOfType(Verdict.Succeeded.class);
        assertThat(accounts(25)).isEqualTo(25);
        assertThat(batches.size()).isLessThanOrEqualTo(10);
    }

    @Test
    void leavesOthersAloneWhenOneIsThereAlready() {
        simulator.addUser(Seed.of("user2@example.com", "Some", "Stranger"));

        List<Report> reports = create(5);

        assertThat(reports)
                .filteredOn(report -> report.verdict() instanceof Verdict.Conflict)
                .extracting(Report::order)
                .containsExactly(Examples.creation(2));
        assertThat(accounts(5)).isEqualTo(5);
    }

    @Test
    void givesLicencesOneByOneWhereGoToIgnoresThem() {
        simulator.change(behaviour -> behaviour.with(Switch.LICENSES_WHEN_ADDING, "ignored"));

        List<Report> reports = complete(licensed(1), licensed(2));

        assertThat(reports)
                .allSatisfy(
                        report ->
                                assertThat(report.verdict())
                                        .isInstanceOfSatisfying(
                                                Verdict.Succeeded.class,
                                                done ->
                                                        assertThat(done.account().licences())
                                                                .containsExactly(LICENCE)));
        assertThat(simulator.users())
                .filteredOn(user -> user.email().startsWith("user"))
                .allSatisfy(user -> assertThat(user.licenseKeys()).hasSize(1));
    }

    @Test
    void looksAtTheFirstAccountOnlyWhereGoToGivesThem() {
        complete(licensed(1), licensed(2), licensed(3));

        assertThat(simulator.journal().totals().calls()).isEqualTo(2);
    }

    private List<Report> complete(Order... orders) {
        List<Report> reports = new ArrayList<>();
        Completion completion = new Completion();
        GoTo.Account account =
                SimulatorClient.of(simulator).account(AccountSetup.DEFAULT.key(), Lane.URGENT);
        SeatLedger seats = new SeatLedger(() -> {});
        Supplier<Effort> efforts = () -> new Effort(SimulatorClient.BACK_OFF);
        AccountChange change = new AccountChange(account, seats, efforts, Clock.systemUTC(), false);
        new Creation(
                        account,
                        new Roster("gotomeeting", new SilentFeed()),
                        seats,
                        batches,
                        efforts,
                        Clock.systemUTC(),
                        false)
                .execute(
                        List.of(orders),
                        report -> reports.add(completion.of(report, account, change, efforts)));
        return reports;
    }

    private static Order licensed(int user) {
        Order plain = Examples.creation(user);
        AccountSpec desired = plain.desired();
        return new Order(
                plain.application(),
                plain.id(),
                plain.userId(),
                plain.userName(),
                plain.displayName(),
                plain.kind(),
                plain.accountKey(),
                AccountSpec.of(
                        desired.email(),
                        desired.attributes(),
                        List.of(LICENCE),
                        List.of(),
                        Optional.empty(),
                        List.of()),
                List.of(new Change(Change.LICENCES, Optional.empty(), Optional.of(LICENCE))),
                plain.settingsVersion(),
                plain.validUntil());
    }

    private List<Report> create(int users) {
        List<Report> reports = new ArrayList<>();
        List<Order> orders = IntStream.range(0, users).mapToObj(Examples::creation).toList();
        new Creation(
                        SimulatorClient.of(simulator)
                                .account(AccountSetup.DEFAULT.key(), Lane.URGENT),
                        new Roster("gotomeeting", new SilentFeed()),
                        new SeatLedger(() -> {}),
                        batches,
                        () -> new Effort(SimulatorClient.BACK_OFF),
                        Clock.systemUTC(),
                        false)
                .execute(orders, reports::add);
        assertThat(reports).hasSize(users);
        return reports;
    }

    private long accounts(int users) {
        Set<String> wanted =
                Set.copyOf(
                        IntStream.range(0, users)
                                .mapToObj(i -> "user" + i + "@example.com")
                                .toList());
        return simulator.users().stream().filter(user -> wanted.contains(user.email())).count();
    }

    private long creatingCalls() {
        return simulator.journal().writes().size();
    }
}
