package dev.usher.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofHours(24));
    private static final Notification MAIL =
            new Notification(
                    new NotificationId(new UUID(0, 1)),
                    "app",
                    "team@example.com",
                    List.of(new Failure(new UUID(0, 2), "A", "failed", "why", "todo", NOON)),
                    NOON,
                    NOON);

    @Test
    void isTriedAgainAfterPausesThatGrowUpToALimit() {
        Delivery delivery = new Delivery.Waiting(MAIL);
        for (int seconds : List.of(5, 10, 20, 40, 60, 60)) {
            delivery = Delivery.afterFailure(delivery, "away", PATIENCE, NOON);
            assertThat(delivery.dueAt()).isEqualTo(NOON.plusSeconds(seconds));
        }
    }

    @Test
    void isGivenUpWhenTriedForTooLong() {
        Delivery once = Delivery.afterFailure(new Delivery.Waiting(MAIL), "away", PATIENCE, NOON);
        Instant nextDay = NOON.plus(Duration.ofHours(24));

        assertThat(Delivery.afterFailure(once, "away", PATIENCE, nextDay))
                .isEqualTo(
                        new Delivery.Ended(MAIL, new Standing.GivenUp(nextDay, "away"), nextDay));
    }

    @Test
    void isTriedHoweverLateItIs() {
        Instant muchLater = NOON.plus(Duration.ofDays(9));

        assertThat(Delivery.afterFailure(new Delivery.Waiting(MAIL), "away", PATIENCE, muchLater))
                .isInstanceOf(Delivery.Retrying.class);
    }
}
