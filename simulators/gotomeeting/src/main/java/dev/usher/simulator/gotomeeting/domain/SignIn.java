package dev.usher.simulator.gotomeeting.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a user was last seen, roughly. */
public enum SignIn {
    NEVER,
    RECENT,
    LONG_AGO;

    /** As a moment: this one, or one that is beyond any time after which a user is inactive. */
    public @Nullable Instant before(Instant now) {
        return switch (this) {
            case NEVER -> null;
            case RECENT -> now;
            case LONG_AGO -> Instant.EPOCH;
        };
    }
}
