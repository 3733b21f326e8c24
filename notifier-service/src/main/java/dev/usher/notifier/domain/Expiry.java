package dev.usher.notifier.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * That what the connector signs in with expires.
 *
 * @param at when; empty: not known
 */
public record Expiry(Optional<Instant> at) {

    private static final String ID = "credentials";
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);

    /** What there is to hear of it: that a week is left, or a day, or enough. */
    public Event event(Instant now) {
        return at.filter(end -> now.isAfter(end.minus(WEEK)))
                .<Event>map(
                        end ->
                                new Event.Began(
                                        new GroupKey(Kind.CREDENTIALS, ""),
                                        ID,
                                        Item.of("", "", now)
                                                .at(now.isAfter(end.minus(DAY)) ? "DAY" : "WEEK")
                                                .with(Map.of("expiresAt", end.toString()))))
                .orElseGet(() -> new Event.Ended(Kind.CREDENTIALS, ID, now));
    }
}
