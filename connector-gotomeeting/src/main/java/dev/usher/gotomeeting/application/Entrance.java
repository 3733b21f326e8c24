package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Sealed;
import java.time.Instant;
import java.util.Optional;

/** The way into GoTo for one application. Thread-safe. */
public interface Entrance {

    /** GoTo, always by the credentials in force. */
    GoTo goTo();

    /** GoTo by other credentials, to try them. */
    GoTo goTo(Sealed candidate);

    /**
     * From now on goes by these credentials.
     *
     * @param credentials empty: those the connector is configured with
     * @return whether they are others than before
     */
    boolean use(Optional<Sealed> credentials);

    /** When GoTo accepts the credentials in force no more; empty: not known. */
    Optional<Instant> credentialsExpireAt();

    /** Lets no call through, or calls again; the calls fail with the reason maintenance. */
    void close(boolean closed);
}
