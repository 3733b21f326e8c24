package dev.usher.gotomeeting.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether orders can be carried out.
 *
 * @param trouble why not, in plain words; empty: they can
 * @param since when that began
 */
public record Health(Optional<String> trouble, Instant since) {

    public boolean good() {
        return trouble.isEmpty();
    }
}
