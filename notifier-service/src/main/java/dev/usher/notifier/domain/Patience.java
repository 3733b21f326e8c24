package dev.usher.notifier.domain;

import java.time.Duration;

/**
 * How long a mail is tried that cannot be sent.
 *
 * @param first pause after the first failure; each further pause is twice as long
 * @param longest no pause is longer
 * @param giveUpAfter time since the first attempt after which no further one is made
 */
public record Patience(Duration first, Duration longest, Duration giveUpAfter) {

    public Patience {
        if (!first.isPositive() || longest.compareTo(first) < 0 || giveUpAfter.isNegative()) {
            throw new IllegalArgumentException("Pauses must be positive and grow");
        }
    }

    /** The pause after so many failed attempts (at least 1). */
    Duration pauseAfter(int attempts) {
        Duration pause = first;
        for (int i = 1; i < attempts && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
