package dev.usher.gotomeeting.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Change;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.HealthEvent;
import dev.usher.gotomeeting.domain.HealthRules;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.SeatLedger;
import dev.usher.gotomeeting.domain.Trouble;
import dev.usher.gotomeeting.domain.Verdict;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DispatcherTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final BackOff BACK_OFF = new BackOff(2, Duration.ZERO, Duration.ofMillis(1));

    private final InstantSource clock = InstantSource.system();
    private final BusyGoTo goTo = new BusyGoTo();
    private final Roster roster = new Roster("gotomeeting", new SilentFeed());
    private final Connection connection = new Connection();
    private final HealthWatch watch =
            new HealthWatch(
                    "gotomeeting",
                    new HealthRules(
                            0.9,
                            10,
                            Duration.ofMinutes(2),
                            new BackOff(1, Duration.ofSeconds(5), Duration.ofMinutes(5))),
                    clock,
                    (_, _) -> {});
    private final SeatLedger seats = new SeatLedger(() -> {});
    private final Dispatcher dispatcher =
            new Dispatcher(
                    connection,
                    roster,
                    seats,
                    goTo,
                    new Pacing(BACK_OFF, 1, BACK_OFF),
                    new Traffic(8, BACK_OFF, clock),
                    clock,
                    () -> true,
                    watch);
    private final Queue<Report> reports = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger();

    @BeforeEach
    void start() {
        connection.settings(settings(Settings.Status.ON));
        connection.signedIn(goTo.me(), "9");
        Thread.ofVirtual().start(dispatcher::run);
    }

    @AfterEach
    void stop() {
        dispatcher.stop(Duration.ZERO);
    }

    @Test
    void neverWritesTheLastSuperAdmin() {
        roster.restore("5", Optional.of(superAdmin("5")));

        for (Order.Kind kind : List.of(Order.Kind.UPDATE, Order.Kind.DISABLE, Order.Kind.DELETE)) {
            Order order = order(kind, Optional.of("5"), "five@example.com", List.of());
            assertThat(refusal(carryOut(order))).isEqualTo(Reason.LAST_SUPER_ADMIN);
        }

        assertThat(goTo.calls).containsOnly("licences");
    }

    @Test
    void demotesOneOfTwoSuperAdminsButNotBothAtOneTime() {
        roster.restore("5", Optional.of(superAdmin("5")));
        roster.restore("6", Optional.of(superAdmin("6")));
        goTo.hold("update 5");
        Order first = demotion("5");
        take(first, Lane.BULK);
        await().atMost(PATIENCE).until(() -> goTo.calls.contains("update 5"));

        assertThat(refusal(carryOut(demotion("6")))).isEqualTo(Reason.LAST_SUPER_ADMIN);

        goTo.release("update 5");
        assertThat(reportOf(first).verdict()).isInstanceOf(Verdict.Succeeded.class);
        assertThat(goTo.calls).doesNotContain("update 6");
    }

    @Test
    void neverWritesTheAccountItSignsInWith() {
        Order byKey = order(Order.Kind.DISABLE, Optional.of("1"), "other@example.com", List.of());
        Order byEmail = order(Order.Kind.CREATE, Optional.empty(), "Admin@Example.com", List.of());

        assertThat(refusal(carryOut(byKey))).isEqualTo(Reason.PROTECTED_ACCOUNT);
        assertThat(refusal(carryOut(byEmail))).isEqualTo(Reason.PROTECTED_ACCOUNT);

        assertThat(goTo.calls).containsOnly("licences");
    }

    @Test
    void countsSeatsAndGoesOnWhileAnotherOrderTakesItsTime() {
        goTo.hold("create slow@example.com");
        take(creation("slow@example.com"), Lane.BULK);
        await().atMost(PATIENCE).until(() -> goTo.calls.contains("create slow@example.com"));
        goTo.freeSeats = 0;
        dispatcher.recount();

        assertThat(refusal(carryOut(licensed("late@example.com")))).isEqualTo(Reason.NO_SEATS);
        Report urgent = carryOut(creation("urgent@example.com"));

        assertThat(urgent.verdict()).isInstanceOf(Verdict.Succeeded.class);
        assertThat(goTo.counts).hasValue(2);
    }

    @Test
    void goesOnByTheLastCountWhenSeatsCannotBeCounted() {
        assertThat(carryOut(creation("first@example.com")).verdict())
                .isInstanceOf(Verdict.Succeeded.class);
        goTo.countFails = true;
        dispatcher.recount();

        assertThat(carryOut(licensed("seated@example.com")).verdict())
                .isInstanceOf(Verdict.Succeeded.class);
        assertThat(refusal(carryOut(licensed("late@example.com")))).isEqualTo(Reason.NO_SEATS);
    }

    @Test
    void waitsForACountThatHangsOnlyForAMoment() {
        goTo.hold("licences");

        Report urgent = carryOut(creation("urgent@example.com"));

        assertThat(urgent.verdict()).isInstanceOf(Verdict.Succeeded.class);
    }

    @Test
    void answersWhatIsNotBegunAtOnceWhenGoToIsNotToBeCalled() {
        goTo.hold("create begun@example.com");
        Order begun = creation("begun@example.com");
        take(begun, Lane.BULK);
        await().atMost(PATIENCE).until(() -> goTo.calls.contains("create begun@example.com"));
        Order next = sameUser(begun, Order.Kind.CREATE, Optional.empty());
        take(next, Lane.BULK);

        watch.on(new HealthEvent.Refused(Trouble.of(Reason.NOT_AUTHORISED)));
        connection.signedOut();
        dispatcher.wake();

        assertThat(reportOf(next).verdict())
                .isEqualTo(new Verdict.Expired(Verdict.Expired.Why.NO_CALLS));
        assertThat(carryOut(creation("later@example.com")).verdict())
                .isEqualTo(new Verdict.Expired(Verdict.Expired.Why.NO_CALLS));
        goTo.release("create begun@example.com");
        assertThat(reportOf(begun).verdict()).isInstanceOf(Verdict.Succeeded.class);
        assertThat(goTo.calls).containsOnly("licences", "create begun@example.com");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ON")
    void cancelsWhatIsNotBegunWhenProvisioningIsSwitchedOffOrToPreview(Settings.Status status) {
        watch.on(new HealthEvent.Refused(Trouble.of(Reason.NOT_AUTHORISED)));
        connection.settings(settings(status));
        dispatcher.wake();

        assertThat(carryOut(creation("ann@example.com")).verdict())
                .isInstanceOf(Verdict.Cancelled.class);
    }

    @Test
    void answersASupersededOrderBeforeItBeginsTheOneThatTakesItsPlace() {
        goTo.hold("create first@example.com");
        Order first = creation("first@example.com");
        take(first, Lane.BULK);
        await().atMost(PATIENCE).until(() -> goTo.calls.contains("create first@example.com"));
        Order queued = sameUser(first, Order.Kind.CREATE, Optional.empty());
        Order urgent = sameUser(first, Order.Kind.CREATE, Optional.of(queued.id()));
        take(queued, Lane.BULK);
        take(urgent, Lane.URGENT);

        assertThat(reportOf(queued).verdict()).isInstanceOf(Verdict.Superseded.class);
        goTo.release("create first@example.com");

        assertThat(reportOf(urgent).verdict()).isInstanceOf(Verdict.Succeeded.class);
        assertThat(reports).extracting(Report::order).containsExactly(queued, first, urgent);
    }

    @Test
    void waitsForASupersededOrderThatHasBegun() {
        goTo.hold("create first@example.com");
        Order first = creation("first@example.com");
        take(first, Lane.BULK);
        await().atMost(PATIENCE).until(() -> goTo.calls.contains("create first@example.com"));
        Order cancel = sameUser(first, Order.Kind.CANCEL, Optional.of(first.id()));
        take(cancel, Lane.URGENT);
        assertThat(carryOut(creation("other@example.com")).verdict())
                .isInstanceOf(Verdict.Succeeded.class);
        assertThat(reports).extracting(Report::order).doesNotContain(cancel);

        goTo.release("create first@example.com");

        assertThat(reportOf(cancel).verdict()).isInstanceOf(Verdict.Heeded.class);
        assertThat(reportOf(first).verdict()).isInstanceOf(Verdict.Succeeded.class);
    }

    @Test
    void answersASupersededOrderThatComesLaterWithoutACall() {
        Order late = creation("late@example.com");
        Order cancel = sameUser(late, Order.Kind.CANCEL, Optional.of(late.id()));

        assertThat(carryOut(cancel).verdict()).isInstanceOf(Verdict.Heeded.class);
        take(late, Lane.BULK);

        assertThat(reportOf(late).verdict()).isInstanceOf(Verdict.Superseded.class);
        assertThat(goTo.calls).containsOnly("licences");
    }

    private Report carryOut(Order order) {
        take(order, Lane.URGENT);
        return reportOf(order);
    }

    private void take(Order order, Lane lane) {
        dispatcher.add(new Taken(order, lane));
    }

    private Report reportOf(Order order) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                reports.stream()
                                        .filter(report -> report.order().equals(order))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Reason refusal(Report report) {
        assertThat(report.verdict()).isInstanceOf(Verdict.Failed.class);
        assertThat(report.apiCalls()).isZero();
        Failure failure = ((Verdict.Failed) report.verdict()).failure();
        return failure.reason();
    }

    private Order creation(String email) {
        return order(Order.Kind.CREATE, Optional.empty(), email, List.of());
    }

    private Order licensed(String email) {
        Order plain = creation(email);
        AccountSpec spec =
                AccountSpec.of(
                        email,
                        Map.of(),
                        List.of(BusyGoTo.LICENCE),
                        List.of(),
                        Optional.empty(),
                        List.of());
        return new Order(
                plain.application(),
                plain.id(),
                plain.userId(),
                plain.userName(),
                plain.displayName(),
                plain.kind(),
                plain.accountKey(),
                spec,
                List.of(),
                plain.settingsVersion(),
                plain.validUntil());
    }

    private static Order sameUser(Order other, Order.Kind kind, Optional<UUID> supersedes) {
        return new Order(
                other.application(),
                UUID.randomUUID(),
                other.userId(),
                other.userName(),
                other.displayName(),
                kind,
                Optional.empty(),
                other.desired(),
                List.of(),
                other.settingsVersion(),
                other.validUntil(),
                supersedes);
    }

    private Order demotion(String key) {
        return order(
                Order.Kind.DISABLE,
                Optional.of(key),
                "admin" + key + "@example.com",
                List.of(new Change("adminRoles", Optional.of("SUPER_USER"), Optional.empty())));
    }

    private Order order(Order.Kind kind, Optional<String> key, String email, List<Change> changes) {
        return new Order(
                "gotomeeting",
                UUID.randomUUID(),
                new UUID(2, numbers.incrementAndGet()),
                email,
                "Somebody",
                kind,
                key,
                AccountSpec.of(email, Map.of(), List.of(), List.of(), Optional.empty(), List.of()),
                changes,
                1,
                Instant.now().plusSeconds(900));
    }

    private static KnownAccount superAdmin(String key) {
        return new KnownAccount(
                key,
                "admin" + key + "@example.com",
                new TreeMap<>(),
                KnownAccount.Status.ACTIVE,
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(Set.of("SUPER_USER")),
                Optional.empty(),
                new TreeSet<>(),
                new TreeSet<>(),
                Examples.NOW);
    }

    private static Settings settings(Settings.Status status) {
        return Settings.defaults("9", List.of()).toBuilder().status(status).build();
    }

    /** Keeps its answer. */
    private final class Taken implements Task {

        private final Order order;
        private final Lane lane;

        Taken(Order order, Lane lane) {
            this.order = order;
            this.lane = lane;
        }

        @Override
        public Order order() {
            return order;
        }

        @Override
        public Lane lane() {
            return lane;
        }

        @Override
        public void answer(Report report) {
            reports.add(report);
        }
    }
}
