package dev.usher.notifier.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.notifier.application.NotifyingPeople.Report;
import dev.usher.notifier.domain.Audience;
import dev.usher.notifier.domain.DailySummary;
import dev.usher.notifier.domain.Day;
import dev.usher.notifier.domain.Delivery;
import dev.usher.notifier.domain.Event;
import dev.usher.notifier.domain.GroupKey;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Kind;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Patience;
import dev.usher.notifier.domain.Rhythm;
import dev.usher.notifier.domain.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotifyingPeopleTest {

    private static final Set<Integer> PARTITION = Set.of(0);
    private static final Duration WINDOW = Rhythm.DEFAULT.window();
    private static final Target ANA = new Target.Mailbox("ana@example.com");
    private static final Target BO = new Target.Mailbox("bo@example.com");

    private final FakeLedger ledger = new FakeLedger();
    private final FakePostman postman = new FakePostman();
    private final MovableClock clock = new MovableClock();
    private final List<Target> targets = new ArrayList<>(List.of(ANA));
    private int perHour = 20;
    private boolean summary;
    private boolean ours = true;
    private NotifyingPeople people = afterAStart();

    @Test
    void sendsAMessageWhenItsWindowCloses() {
        people.take(PARTITION);
        people.note(0, List.of(fails("ana"), fails("bo")));
        people.sendDue();
        assertThat(postman.delivered).isEmpty();
        assertThat(people.pending()).isOne();

        passWindow();

        assertThat(postman.delivered).containsExactly("ana@example.com: ana, bo");
        assertThat(people.pending()).isZero();
        assertThat(ledger.messages()).singleElement().matches(Notification::isSent);
    }

    @Test
    void goesOnWithAWindowAfterARestart() {
        people.take(PARTITION);
        people.note(0, List.of(fails("ana")));
        restart();
        people.note(0, List.of(fails("ana"), fails("bo")));
        passWindow();

        assertThat(postman.delivered).containsExactly("ana@example.com: ana, bo");
    }

    @Test
    void summarizesADayWhateverRestartsThereWere() {
        summary = true;
        people.take(PARTITION);
        people.note(0, List.of(done(1), done(2)));
        restart();
        people.note(0, List.of(done(2), done(3)));
        restart();
        clock.pass(Duration.ofHours(20));
        people.sendDue();

        assertThat(created(0)).isEqualTo("3");

        people.note(0, List.of(done(4)));
        clock.pass(Duration.ofDays(1));
        people.sendDue();

        assertThat(created(1)).isEqualTo("1");
    }

    @Test
    void tellsNothingAgainThatWasSentBeforeARestart() {
        people.take(PARTITION);
        people.note(0, List.of(fails("ana")));
        passWindow();
        restart();
        people.note(0, List.of(fails("ana")));
        passWindow();

        assertThat(postman.delivered).hasSize(1);
    }

    @Test
    void doesNotSendAgainWhatOnlyCouldNotBeRecorded() {
        people.take(PARTITION);
        people.note(0, List.of(fails("ana")));
        postman.onDelivery = () -> ledger.away = true;
        assertThatThrownBy(this::passWindow).isInstanceOf(IllegalStateException.class);
        postman.onDelivery = () -> {};
        ledger.away = false;
        passWindow();

        assertThat(postman.delivered).hasSize(1);
        assertThat(ledger.messages()).singleElement().matches(Notification::isSent);
    }

    @Test
    void repeatsAfterAKillBetweenSendingAndRecordingAtMostThatOneUnderTheSameId() {
        targets.add(BO);
        people.take(PARTITION);
        people.note(0, List.of(fails("ana")));
        postman.onDelivery = () -> ledger.away = true;
        assertThatThrownBy(this::passWindow).isInstanceOf(IllegalStateException.class);
        postman.onDelivery = () -> {};
        ledger.away = false;
        restart();
        passWindow();

        assertThat(postman.delivered)
                .containsExactly(
                        "ana@example.com: ana", "ana@example.com: ana", "bo@example.com: ana");
        assertThat(postman.ids).hasSize(1);
    }

    @Test
    void notesNothingThatTheLedgerDidNotTake() {
        people.take(PARTITION);
        ledger.away = true;
        assertThatThrownBy(() -> people.note(0, List.of(fails("ana"))))
                .isInstanceOf(IllegalStateException.class);
        ledger.away = false;
        people.sendDue();
        assertThat(people.pending()).isZero();

        people.note(0, List.of(fails("ana")));

        assertThat(people.pending()).isOne();
    }

    @Test
    void givesUpARecipientWhoIsRefusedAndNoOther() {
        targets.add(BO);
        postman.refused.add(ANA);
        people.take(PARTITION);
        people.note(0, List.of(fails("ana")));
        passWindow();

        assertThat(postman.delivered).containsExactly("bo@example.com: ana");
        assertThat(ledger.messages().getFirst().deliveries())
                .satisfiesExactly(
                        one -> assertThat(one).isInstanceOf(Delivery.GivenUp.class),
                        other -> assertThat(other).isInstanceOf(Delivery.Sent.class));
    }

    @Test
    void givesUpAtLast() {
        people.take(PARTITION);
        people.note(0, List.of(fails("ana")));
        postman.away = true;
        passWindow();
        clock.pass(Duration.ofHours(24));
        people.sendDue();

        assertThat(ledger.messages())
                .singleElement()
                .matches(Notification::isEnded)
                .matches(message -> !message.isSent());
    }

    @Test
    void sendsNothingMoreToOneWhoIsTakenOutOfTheSettings() {
        targets.add(BO);
        people.take(PARTITION);
        people.note(0, List.of(fails("ana")));
        postman.away = true;
        passWindow();
        targets.remove(ANA);
        postman.away = false;
        passWindow();

        assertThat(postman.delivered).containsExactly("bo@example.com: ana");
        assertThat(ledger.messages().getFirst().deliveries())
                .containsExactly(
                        new Delivery.GivenUp(ANA, clock.instant(), "No longer in the settings"),
                        new Delivery.Sent(BO, clock.instant()));
    }

    @Test
    void waitsWithWhatIsOnItsWayWhileMailsAreSwitchedOff() {
        people.take(PARTITION);
        people.note(0, List.of(fails("ana")));
        postman.away = true;
        passWindow();
        postman.away = false;
        targets.clear();
        passWindow();
        assertThat(postman.delivered).isEmpty();

        targets.add(ANA);
        passWindow();

        assertThat(postman.delivered).containsExactly("ana@example.com: ana");
    }

    @Test
    void tellsOneTargetOnWhileAnotherCannotBeReached() {
        perHour = 2;
        targets.add(BO);
        postman.unreachable.add(BO);
        people.take(PARTITION);
        for (int i = 0; i < 6; i++) {
            people.note(0, List.of(failsFor("user" + i, "CAUSE_" + i)));
            clock.pass(Duration.ofMinutes(31));
            people.sendDue();
        }

        assertThat(postman.delivered).hasSize(6).allMatch(it -> it.startsWith("ana@"));
    }

    @Test
    void givesUpAMessageThatHasADefectAndGoesOn() {
        postman.onDelivery =
                () -> {
                    postman.onDelivery = () -> {};
                    throw new IllegalStateException("no text");
                };
        people.take(PARTITION);
        people.note(0, List.of(failsFor("ana", "A"), failsFor("bo", "B")));
        passWindow();

        assertThat(postman.delivered).containsExactly("ana@example.com: bo");
        assertThat(ledger.messages().getFirst().deliveries())
                .containsExactly(
                        new Delivery.GivenUp(
                                ANA, clock.instant(), "Defect: IllegalStateException"));
    }

    @Test
    void sendsNothingOfAPartitionGivenBack() {
        people.take(PARTITION);
        people.note(0, List.of(fails("ana")));
        people.release(PARTITION);
        passWindow();

        assertThat(postman.delivered).isEmpty();
        assertThat(people.pending()).isZero();
    }

    @Test
    void readsTheLedgerAgainEachWeekSoThatItKeepsWhatLasts() {
        people.take(PARTITION);
        people.note(0, List.of(fails("ana")));
        passWindow();
        clock.pass(Duration.ofDays(6));
        people.sendDue();
        assertThat(ledger.readings).isOne();

        clock.pass(Duration.ofDays(2));
        people.sendDue();

        assertThat(ledger.readings).isEqualTo(2);
        assertThat(postman.delivered).hasSize(3).containsOnly("ana@example.com: ana");
    }

    @Test
    void plansAndSendsNothingWhileAnotherInstanceMayHaveThePartition() {
        people.take(PARTITION);
        people.note(0, List.of(fails("ana")));
        ours = false;
        passWindow();
        assertThat(ledger.messages()).isEmpty();

        ours = true;
        people.sendDue();

        assertThat(postman.delivered).containsExactly("ana@example.com: ana");
    }

    @Test
    void notesNothingForWhomNobodyListens() {
        people.take(PARTITION);
        targets.clear();
        people.note(0, List.of(fails("ana")));
        targets.add(ANA);
        passWindow();

        assertThat(postman.delivered).isEmpty();
        assertThat(ledger.entries).isEmpty();
    }

    private void passWindow() {
        clock.pass(WINDOW);
        people.sendDue();
    }

    private void restart() {
        people = afterAStart();
        people.take(PARTITION);
    }

    private NotifyingPeople afterAStart() {
        return new NotifyingPeople(
                ledger,
                new Audiences() {
                    @Override
                    public Map<String, Audience> newest() {
                        return targets.isEmpty()
                                ? Map.of()
                                : Map.of("app", new Audience(targets, rhythm(), "en", summary));
                    }

                    @Override
                    public Map<String, Audience> known() {
                        return newest();
                    }
                },
                postman,
                new IgnoringTally(),
                new Patience(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(24)),
                new DailySummary(LocalTime.of(8, 0), ZoneOffset.UTC),
                () -> ours,
                clock);
    }

    private Rhythm rhythm() {
        return new Rhythm(WINDOW, Duration.ofMinutes(5), Duration.ofDays(2), perHour);
    }

    private static Report done(long position) {
        return new Report("app", new Event.Done(Day.Count.CREATED, position));
    }

    private String created(int message) {
        return ledger.messages()
                .get(message)
                .items()
                .getFirst()
                .facts()
                .getOrDefault(Day.Count.CREATED.fact(), "");
    }

    private Report fails(String user) {
        return failsFor(user, "NO_SEATS");
    }

    private Report failsFor(String user, String cause) {
        return new Report(
                "app",
                new Event.Began(
                        new GroupKey(Kind.USERS, cause),
                        user,
                        Item.of(user, "No seat is free.", Instant.EPOCH)));
    }

    private static final class FakePostman implements Postman {

        private final List<String> delivered = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private final Set<Target> refused = new HashSet<>();
        private final Set<Target> unreachable = new HashSet<>();
        private Runnable onDelivery = () -> {};
        private boolean away;

        @Override
        public Outcome deliver(Notification message, Target to) {
            if (away || unreachable.contains(to)) {
                return new Outcome.NotNow("away");
            }
            if (refused.contains(to)) {
                return new Outcome.Refused("550");
            }
            onDelivery.run();
            ids.add(message.id().toString());
            delivered.add(
                    to.address()
                            + ": "
                            + String.join(", ", message.items().stream().map(Item::name).toList()));
            return new Outcome.Taken();
        }
    }
}
