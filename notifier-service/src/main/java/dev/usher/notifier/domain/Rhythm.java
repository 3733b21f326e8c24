package dev.usher.notifier.domain;

import java.time.Duration;

/**
 * How often people hear of one group.
 *
 * @param window before the first message, for siblings to join and what heals to heal
 * @param interval between two messages of a group
 * @param repeat after which a message comes again while nothing changes
 * @param perHour most messages in an hour, of all groups of the application together
 */
public record Rhythm(Duration window, Duration interval, Duration repeat, int perHour) {

    public static final Rhythm DEFAULT =
            new Rhythm(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4), 20);

    public Rhythm {
        if (window.isNegative() || interval.isNegative() || !repeat.isPositive() || perHour < 1) {
            throw new IllegalArgumentException(
                    "Window and interval must not be negative, repeat and mails per hour not zero");
        }
    }
}
