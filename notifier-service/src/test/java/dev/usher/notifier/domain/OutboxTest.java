package dev.usher.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Target ANA = new Target.Mailbox("ana@example.com");
    private static final Target BO = new Target.Mailbox("bo@example.com");
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MANY = 20;

    private final Outbox outbox =
            new Outbox(new Patience(Duration.ofSeconds(5), Duration.ofMinutes(15), DAY));

    @Test
    void handsOutToEachTargetInOrder() {
        outbox.put(message(1, ANA, BO));
        outbox.put(message(2, ANA));

        assertThat(sendAll()).containsExactly("1 ana", "1 bo", "2 ana");
        assertThat(outbox.pending()).isZero();
    }

    @Test
    void letsATargetThatFailsNotKeepOthersWaiting() {
        outbox.put(message(1, ANA, BO));
        outbox.put(message(2, ANA, BO));
        outbox.failed(outbox.due(MANY, NOON).orElseThrow(), NOON);

        assertThat(sendAll()).containsExactly("1 bo", "2 bo");
        assertThat(outbox.due(MANY, NOON.plusSeconds(5)))
                .get()
                .satisfies(task -> assertThat(name(task)).isEqualTo("1 ana"));
    }

    @Test
    void waitsLongerAfterEachFailure() {
        outbox.put(message(1, ANA));
        Outbox.Task task = outbox.due(MANY, NOON).orElseThrow();

        assertThat(Stream.generate(() -> outbox.failed(task, NOON).nextAt()).limit(3))
                .containsExactly(NOON.plusSeconds(5), NOON.plusSeconds(10), NOON.plusSeconds(20));
    }

    @Test
    void waitsAsAtFirstOnceItWasAnswered() {
        outbox.put(message(1, ANA));
        Outbox.Task task = outbox.due(MANY, NOON).orElseThrow();
        outbox.failed(task, NOON);
        outbox.failed(task, NOON);

        outbox.answered(ANA);

        assertThat(outbox.failed(task, NOON).nextAt()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void keepsTheTroubleOfOneWhoWasReachedBefore() {
        outbox.put(message(1, ANA, BO).with(new Delivery.Sent(ANA, NOON)));
        outbox.put(message(2, ANA));
        Outbox.Task task = new Outbox.Task(message(2, ANA), ANA, NOON);
        outbox.failed(task, NOON);

        outbox.put(message(1, ANA, BO).with(new Delivery.Sent(ANA, NOON)));

        assertThat(outbox.failed(task, NOON).attempts()).isEqualTo(2);
    }

    @Test
    void isHopelessWhenTheMessageAndTheTroubleAreOld() {
        Instant later = NOON.plus(DAY);
        outbox.put(message(1, ANA));
        outbox.put(message(2, later.minusSeconds(60), ANA));
        Outbox.Task task = outbox.due(MANY, NOON).orElseThrow();
        assertThat(outbox.failed(task, NOON).isHopeless()).isFalse();
        assertThat(outbox.failed(task, later).isHopeless()).isTrue();

        outbox.put(task.message().with(new Delivery.GivenUp(ANA, later, "away")));

        Outbox.Task next = outbox.due(MANY, later).orElseThrow();
        assertThat(name(next)).isEqualTo("2 ana");
        assertThat(outbox.failed(next, later))
                .satisfies(trouble -> assertThat(trouble.isHopeless()).isFalse())
                .satisfies(
                        trouble -> assertThat(trouble.nextAt()).isEqualTo(later.plusSeconds(20)));
    }

    @Test
    void hasRoomForOthersWhileOneCannotBeReached() {
        for (int i = 0; i < MANY; i++) {
            outbox.put(message(i, ANA, BO).with(new Delivery.Sent(ANA, NOON)));
        }
        Instant later = NOON.plus(Duration.ofMinutes(61));

        assertThat(outbox.room(List.of(BO), MANY, later)).isZero();
        assertThat(outbox.room(List.of(ANA, BO), MANY, later)).isEqualTo(MANY);
    }

    @Test
    void handsOutNoMoreInAnHourThanATargetMayGetButWhatSomebodyAskedFor() {
        IntStream.range(0, 3).forEach(i -> outbox.put(message(i, ANA)));
        outbox.put(message(new GroupKey(Kind.TEST, "9"), NOON, ANA));

        assertThat(sendAll(2)).containsExactly("0 ana", "1 ana", "9 ana");
        assertThat(outbox.due(2, NOON.plus(Duration.ofMinutes(61))).map(OutboxTest::name))
                .contains("2 ana");
    }

    @Test
    void givesUpWhatIsForOneWhoIsNotToBeToldAnyMore() {
        outbox.put(message(1, ANA, BO));
        outbox.put(message(2, ANA));

        assertThat(outbox.withdrawn(List.of(ANA), NOON))
                .singleElement()
                .satisfies(outbox::put)
                .satisfies(
                        message ->
                                assertThat(message.deliveries())
                                        .hasExactlyElementsOfTypes(
                                                Delivery.Due.class, Delivery.GivenUp.class));
        assertThat(sendAll()).containsExactly("1 ana", "2 ana");
    }

    @Test
    void countsWhatWaitsAndWhatWasSentWithinTheHour() {
        outbox.put(message(1, ANA));
        outbox.put(message(2, ANA));
        assertThat(outbox.room(List.of(ANA), 3, NOON)).isOne();

        sendAll();

        assertThat(outbox.room(List.of(ANA), 3, NOON.plus(Duration.ofMinutes(59)))).isOne();
        assertThat(outbox.room(List.of(ANA), 3, NOON.plus(Duration.ofMinutes(61)))).isEqualTo(3);
    }

    private List<String> sendAll() {
        return sendAll(MANY);
    }

    private List<String> sendAll(int perHour) {
        return Stream.generate(() -> outbox.due(perHour, NOON))
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .map(
                        task -> {
                            outbox.put(task.message().with(new Delivery.Sent(task.to(), NOON)));
                            return name(task);
                        })
                .toList();
    }

    private static String name(Outbox.Task task) {
        return task.message().group().cause() + " " + task.to().address().split("@", 2)[0];
    }

    private static Notification message(int number, Target... targets) {
        return message(number, NOON, targets);
    }

    private static Notification message(int number, Instant plannedAt, Target... targets) {
        return message(new GroupKey(Kind.USERS, Integer.toString(number)), plannedAt, targets);
    }

    static Notification message(GroupKey group, Instant plannedAt, Target... targets) {
        var id = NotificationId.of("app", group, plannedAt);
        return new Notification(
                id,
                "app",
                group,
                id,
                Notification.Telling.NEWS,
                List.of(Storyteller.item("ana")),
                1,
                1,
                0,
                0,
                false,
                "en",
                plannedAt,
                Stream.of(targets).<Delivery>map(Delivery.Due::new).toList());
    }
}
