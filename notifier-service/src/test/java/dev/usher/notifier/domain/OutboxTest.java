package dev.usher.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Target ANA = new Target.Mailbox("ana@example.com");
    private static final Target BO = new Target.Mailbox("bo@example.com");
    private static final Duration DAY = Duration.ofDays(1);

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
        outbox.failed(outbox.due(NOON).orElseThrow(), NOON);

        assertThat(sendAll()).containsExactly("1 bo", "2 bo");
        assertThat(outbox.due(NOON.plusSeconds(5)))
                .get()
                .satisfies(task -> assertThat(name(task)).isEqualTo("1 ana"));
    }

    @Test
    void waitsLongerAfterEachFailure() {
        outbox.put(message(1, ANA));
        Outbox.Task task = outbox.due(NOON).orElseThrow();

        assertThat(Stream.generate(() -> outbox.failed(task, NOON).nextAt()).limit(3))
                .containsExactly(NOON.plusSeconds(5), NOON.plusSeconds(10), NOON.plusSeconds(20));
    }

    @Test
    void isHopelessAfterALongTimeForThisMessageOnly() {
        outbox.put(message(1, ANA));
        outbox.put(message(2, ANA));
        Outbox.Task task = outbox.due(NOON).orElseThrow();
        assertThat(outbox.failed(task, NOON).isHopeless()).isFalse();
        assertThat(outbox.failed(task, NOON.plus(DAY)).isHopeless()).isTrue();

        outbox.put(task.message().with(new Delivery.GivenUp(ANA, NOON.plus(DAY), "away")));

        Outbox.Task next = outbox.due(NOON.plus(DAY)).orElseThrow();
        assertThat(name(next)).isEqualTo("2 ana");
        assertThat(outbox.failed(next, NOON.plus(DAY)).isHopeless()).isFalse();
    }

    @Test
    void countsWhatWaitsAndWhatWasSentWithinTheHour() {
        outbox.put(message(1, ANA));
        outbox.put(message(2, ANA));
        assertThat(outbox.room(3, NOON)).isOne();

        sendAll();

        assertThat(outbox.room(3, NOON.plus(Duration.ofMinutes(59)))).isOne();
        assertThat(outbox.room(3, NOON.plus(Duration.ofMinutes(61)))).isEqualTo(3);
    }

    private List<String> sendAll() {
        return Stream.generate(() -> outbox.due(NOON))
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
        var group = new GroupKey(Kind.USERS, Integer.toString(number));
        var id = NotificationId.of("app", group, NOON);
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
                NOON,
                Stream.of(targets).<Delivery>map(Delivery.Due::new).toList());
    }
}
