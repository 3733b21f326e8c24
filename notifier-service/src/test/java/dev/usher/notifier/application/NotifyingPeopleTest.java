package dev.usher.notifier.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.notifier.application.NotifyingPeople.Report;
import dev.usher.notifier.domain.Addressee;
import dev.usher.notifier.domain.Failure;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.NotificationId;
import dev.usher.notifier.domain.Patience;
import dev.usher.notifier.domain.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NotifyingPeopleTest {

    private static final Set<Integer> PARTITION = Set.of(0);

    private final FakeLedger ledger = new FakeLedger();
    private final FakePostman postman = new FakePostman();
    private final MovableClock clock = new MovableClock();
    private NotifyingPeople people = afterAStart();

    @Test
    void sendsAMailWhenItsWindowCloses() {
        people.take(PARTITION);
        people.note(0, List.of(report(1), report(2)));
        people.sendDue();
        assertThat(postman.delivered).isEmpty();
        assertThat(people.pending()).isOne();

        clock.pass(Duration.ofSeconds(60));
        people.sendDue();

        assertThat(postman.delivered)
                .singleElement()
                .satisfies(mail -> assertThat(mail.failures()).hasSize(2));
        assertThat(people.pending()).isZero();
    }

    @Test
    void goesOnWithAWindowAfterARestart() {
        people.take(PARTITION);
        people.note(0, List.of(report(1)));
        people = afterAStart();
        people.take(PARTITION);
        people.note(0, List.of(report(1), report(2)));
        clock.pass(Duration.ofSeconds(60));
        people.sendDue();

        assertThat(postman.delivered)
                .singleElement()
                .satisfies(
                        mail ->
                                assertThat(mail.failures())
                                        .containsExactly(report(1).failure(), report(2).failure()));
    }

    @Test
    void tellsNothingAgainThatWasSentBeforeARestart() {
        people.take(PARTITION);
        people.note(0, List.of(report(1)));
        clock.pass(Duration.ofSeconds(60));
        people.sendDue();
        people = afterAStart();
        people.take(PARTITION);
        people.note(0, List.of(report(1)));
        clock.pass(Duration.ofSeconds(60));
        people.sendDue();

        assertThat(postman.delivered).hasSize(1);
    }

    @Test
    void doesNotSendAgainWhatOnlyCouldNotBeRecorded() {
        people.take(PARTITION);
        people.note(0, List.of(report(1)));
        clock.pass(Duration.ofSeconds(60));
        ledger.away = true;
        assertThatThrownBy(() -> people.sendDue()).isInstanceOf(IllegalStateException.class);
        ledger.away = false;
        clock.pass(Duration.ofSeconds(5));
        people.sendDue();

        assertThat(postman.delivered).hasSize(1);
        assertThat(ledger.entries.values())
                .singleElement()
                .satisfies(entry -> assertThat(entry.standing()).isInstanceOf(Standing.Sent.class));
    }

    @Test
    void notesNothingThatTheLedgerDidNotTake() {
        people.take(PARTITION);
        ledger.away = true;
        assertThatThrownBy(() -> people.note(0, List.of(report(1))))
                .isInstanceOf(IllegalStateException.class);
        ledger.away = false;

        people.note(0, List.of(report(1)));

        assertThat(people.pending()).isOne();
    }

    @Test
    void opensAnotherMailWhileOneIsTriedAgain() {
        people.take(PARTITION);
        people.note(0, List.of(report(1)));
        clock.pass(Duration.ofSeconds(60));
        postman.away = true;
        people.sendDue();
        people.note(0, List.of(report(2)));
        postman.away = false;
        clock.pass(Duration.ofSeconds(60));
        people.sendDue();

        assertThat(postman.delivered)
                .extracting(mail -> mail.failures().size())
                .containsExactly(1, 1);
    }

    @Test
    void sendsNothingOfAPartitionGivenBack() {
        people.take(PARTITION);
        people.note(0, List.of(report(1)));
        people.release(PARTITION);
        clock.pass(Duration.ofSeconds(60));
        people.sendDue();

        assertThat(postman.delivered).isEmpty();
        assertThat(people.pending()).isZero();
    }

    @Test
    void givesUpAtLast() {
        people.take(PARTITION);
        people.note(0, List.of(report(1)));
        postman.away = true;
        clock.pass(Duration.ofSeconds(60));
        people.sendDue();
        clock.pass(Duration.ofHours(24));
        people.sendDue();

        assertThat(ledger.entries.values())
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.standing()).isInstanceOf(Standing.GivenUp.class));
        assertThat(people.pending()).isZero();
    }

    private NotifyingPeople afterAStart() {
        return new NotifyingPeople(
                ledger,
                () -> Map.of("app", new Addressee("team@example.com", Duration.ofSeconds(60))),
                postman,
                new IgnoringTally(),
                new Patience(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(24)),
                clock);
    }

    private static Report report(int number) {
        return new Report(
                "app",
                new Failure(
                        new UUID(0, number),
                        "Person " + number,
                        "could not get their GoToMeeting account",
                        "No seat is free.",
                        "Buy a seat.",
                        Instant.EPOCH));
    }

    private static final class FakeLedger implements Ledger {

        private final Map<NotificationId, Entry> entries = new LinkedHashMap<>();
        private boolean away;

        @Override
        public List<Entry> read(int partition) {
            return List.copyOf(entries.values());
        }

        @Override
        public void write(List<Entry> written) {
            if (away) {
                throw new IllegalStateException("away");
            }
            written.forEach(entry -> entries.put(entry.notification().id(), entry));
        }
    }

    private static final class FakePostman implements Postman {

        private final List<Notification> delivered = new ArrayList<>();
        private boolean away;

        @Override
        public void deliver(Notification notification) throws UndeliveredException {
            if (away) {
                throw new UndeliveredException("away", new IllegalStateException());
            }
            delivered.add(notification);
        }
    }

    private static final class IgnoringTally implements Tally {

        @Override
        public void mail(MailOutcome outcome) {}

        @Override
        public void failures(FailureOutcome outcome, int count) {}
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-11-23T12:00:00Z");

        private void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
