package dev.usher.notifier.domain;

import dev.usher.policy.Email;
import java.time.Duration;

/**
 * Who is told about the failures of an application.
 *
 * @param email a person or a distribution list
 * @param window failures within so long go into one mail
 */
public record Addressee(String email, Duration window) {

    public Addressee {
        if (!Email.isValid(email) || window.isNegative()) {
            throw new IllegalArgumentException("An addressee needs a mail address and a window");
        }
    }
}
