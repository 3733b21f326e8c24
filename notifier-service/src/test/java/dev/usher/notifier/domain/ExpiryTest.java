package dev.usher.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpiryTest {

    private static final Instant END = Instant.parse("2026-12-01T12:00:00Z");

    @Test
    void isHeardOfAWeekAndADayBefore() {
        assertThat(stage(Duration.ofDays(8))).isEqualTo("over");
        assertThat(stage(Duration.ofDays(6))).isEqualTo("WEEK");
        assertThat(stage(Duration.ofHours(23))).isEqualTo("DAY");
        assertThat(new Expiry(Optional.empty()).event(END)).isInstanceOf(Event.Ended.class);
    }

    private static String stage(Duration before) {
        return new Expiry(Optional.of(END)).event(END.minus(before))
                        instanceof Event.Began(GroupKey _, String _, Item item)
                ? item.stage()
                : "over";
    }
}
