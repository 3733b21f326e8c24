package dev.usher.gotomeeting.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.gotomeeting.application.CrowdedGoTo.Mood;
import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.SeatLedger;
import dev.usher.gotomeeting.domain.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CreationTest {

    private final CrowdedGoTo goTo = new CrowdedGoTo();
    private final Roster roster = new Roster("gotomeeting", new SilentFeed());
    private final Batches batches = new Batches(100);
    private boolean mayRetry = true;

    @Test
    void createsABatchWithOneCall() {
        List<Report> reports = create(25);

        assertThat(reports).allSatisfy(CreationTest::succeeded).hasSize(25);
        assertThat(goTo.calls).isEqualTo(1);
        assertThat(reports).extracting(Report::apiCalls).startsWith(1, 0);
        assertThat(reports).extracting(Report::attempts).containsOnly(1);
    }

    @Test
    void matchesAnswersByEmail() {
        for (Report report : create(3)) {
            assertThat(goTo.accounts.get(report.order().desired().email()))
                    .extracting(KnownAccount::key)
                    .isEqualTo(key(report));
        }
    }

    @Test
    void looksBeforeItCreatesAgainWhenTheFirstTryMayHaveWorked() {
        goTo.moods.add(Mood.CUT_AFTER);

        Report report = create(1).getFirst();

        succeeded(report);
        assertThat(report.attempts()).isEqualTo(1);
        assertThat(report.apiCalls()).isEqualTo(2);
    }

    @Test
    void createsAgainWhenTheFirstTryLeftNothing() {
        goTo.moods.add(Mood.CUT_BEFORE);

        Report report = create(1).getFirst();

        succeeded(report);
        assertThat(report.attempts()).isEqualTo(2);
        assertThat(goTo.created).isEqualTo(1);
    }

    @Test
    void findsAWholeBatchWithOneLook() {
        goTo.moods.add(Mood.CUT_AFTER);

        assertThat(create(25)).allSatisfy(CreationTest::succeeded).hasSize(25);
        assertThat(goTo.calls).isEqualTo(2);
    }

    @Test
    void sendsAgainOnlyWhoIsNotThere() {
        goTo.moods.add(Mood.FORGETS_AND_LEAVES_ONE);

        assertThat(create(10)).allSatisfy(CreationTest::succeeded).hasSize(10);
        assertThat(goTo.batches).containsExactly(10, 1);
    }

    @Test
    void looksForWhomTheAnswerForgot() {
        goTo.moods.add(Mood.FORGETS_ONE);

        assertThat(create(10)).allSatisfy(CreationTest::succeeded).hasSize(10);
        assertThat(goTo.batches).containsExactly(10);
    }

    @Test
    void findsOutBeforeItGivesUp() {
        mayRetry = false;
        goTo.moods.add(Mood.CUT_AFTER);

        assertThat(create(2)).allSatisfy(CreationTest::succeeded).hasSize(2);
    }

    @Test
    void failsForNowWhenThereIsNoRoomForRetries() {
        mayRetry = false;
        goTo.moods.add(Mood.CUT_BEFORE);

        assertThat(create(1).getFirst().verdict())
                .isEqualTo(new Verdict.Failed(CrowdedGoTo.cut().failure()));
        assertThat(goTo.created).isZero();
    }

    @Test
    void answersAConflictWithTheAccountInTheWay() {
        KnownAccount stranger = stranger(Examples.creation(1));

        assertThat(create(3))
                .extracting(Report::verdict)
                .filteredOn(verdict -> !(verdict instanceof Verdict.Succeeded))
                .containsExactly(new Verdict.Conflict(stranger));
    }

    @Test
    void answersAConflictWhenAStrangerIsFoundAfterDoubt() {
        KnownAccount stranger = stranger(Examples.creation(0));
        goTo.moods.add(Mood.CUT_BEFORE);

        assertThat(create(1).getFirst().verdict()).isEqualTo(new Verdict.Conflict(stranger));
    }

    @Test
    void answersAConflictWhenTheKeyIsOfAnAccountKnownBefore() {
        KnownAccount known = stranger(Examples.creation(0));
        goTo.tellsKeysInTheWay = true;
        roster.restore(known.key(), Optional.of(known));

        assertThat(create(1).getFirst().verdict()).isEqualTo(new Verdict.Conflict(known));
    }

    @Test
    void saysSoWhenTheEmailIsInUseElsewhere() {
        goTo.refused.add(Examples.creation(0).desired().email());
        goTo.refusal = Reason.EMAIL_IN_USE;

        assertThat(create(1).getFirst().verdict())
                .isEqualTo(new Verdict.Failed(Failure.Permanent.of(Reason.EMAIL_IN_USE)));
    }

    @Test
    void leavesTheCulpritAlone() {
        goTo.refused.add(Examples.creation(17).desired().email());

        List<Report> reports = create(25);

        assertThat(reports.stream().filter(CreationTest::failed))
                .extracting(Report::order)
                .containsExactly(Examples.creation(17));
        assertThat(goTo.created).isEqualTo(24);
        assertThat(goTo.calls).isLessThanOrEqualTo(1 + 2 * 5);
        assertThat(batches.size()).isLessThan(25);
    }

    @Test
    void learnsHowManyFit() {
        goTo.largestBatch = 10;

        assertThat(create(25)).allSatisfy(CreationTest::succeeded).hasSize(25);
        assertThat(batches.size()).isLessThanOrEqualTo(10).isGreaterThanOrEqualTo(5);
    }

    @Test
    void asksNoMoreOnceSeatsAreOut() {
        IntStream.range(0, 20)
                .forEach(i -> goTo.refused.add(Examples.creation(i).desired().email()));
        goTo.refusal = Reason.NO_SEATS;

        assertThat(create(20)).allMatch(CreationTest::failed).hasSize(20);
        assertThat(goTo.calls).isLessThanOrEqualTo(6);
    }

    @Test
    void doesNotLookForACulpritWhenAllAreRefusedForTheSame() {
        goTo.refused.add(Examples.creation(3).desired().email());
        goTo.refusal = Reason.LICENCE_NOT_FOUND;

        assertThat(create(20)).allMatch(CreationTest::failed).hasSize(20);
        assertThat(goTo.calls).isEqualTo(1);
    }

    @Test
    void givesUpAfterSoManyTries() {
        goTo.moods.addAll(List.of(Mood.THROTTLED, Mood.THROTTLED, Mood.THROTTLED, Mood.FINE));

        Report report = create(1).getFirst();

        assertThat(report.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Failed.class,
                        failed ->
                                assertThat(failed.failure().reason())
                                        .isEqualTo(Reason.TOO_MANY_REQUESTS));
        assertThat(report.attempts()).isEqualTo(3);
    }

    private List<Report> create(int users) {
        List<Report> reports = new ArrayList<>();
        new Creation(
                        goTo,
                        roster,
                        new SeatLedger(() -> {}),
                        batches,
                        () ->
                                new Effort(
                                        new BackOff(3, Duration.ZERO, Duration.ofMillis(1)),
                                        _ -> mayRetry),
                        InstantSource.fixed(Examples.NOW),
                        true)
                .execute(
                        IntStream.range(0, users).mapToObj(Examples::creation).toList(),
                        reports::add);
        return reports;
    }

    private KnownAccount stranger(Order order) {
        KnownAccount stranger =
                new KnownAccount(
                        "1000",
                        order.desired().email(),
                        new TreeMap<>(),
                        KnownAccount.Status.ACTIVE,
                        new TreeSet<>(),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        Optional.empty(),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        Examples.NOW);
        goTo.accounts.put(order.desired().email(), stranger);
        return stranger;
    }

    private static void succeeded(Report report) {
        assertThat(report.verdict()).isInstanceOf(Verdict.Succeeded.class);
    }

    private static boolean failed(Report report) {
        return report.verdict() instanceof Verdict.Failed;
    }

    private static String key(Report report) {
        return report.verdict() instanceof Verdict.Succeeded(KnownAccount account, _)
                ? account.key()
                : "";
    }
}
