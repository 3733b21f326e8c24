package dev.usher.policy;

import java.time.Duration;

/**
 * How many users may lose access unasked.
 *
 * @param enabled whether removals are counted and held
 * @param count so many users always may
 * @param percent so many per cent of the managed accounts may, when that is more
 * @param window time over which they are counted
 * @param collect removals of a bulk change are judged when no more of them have come for so long,
 *     or when they have come for ten times as long
 * @param hold time after which a hold ends without anything being done
 */
public record RemovalGuard(
        boolean enabled, int count, int percent, Duration window, Duration collect, Duration hold) {

    /** As when nothing is said. */
    public static final RemovalGuard DEFAULT =
            new RemovalGuard(
                    true, 10, 20, Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofDays(7));
}
