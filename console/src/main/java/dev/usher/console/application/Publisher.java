package dev.usher.console.application;

import dev.usher.console.domain.PublishedSettings;
import java.time.Instant;
import java.util.UUID;

/** Tells the other services; each method returns once the message is safe. */
public interface Publisher {

    /**
     * Publishes settings.
     *
     * @throws PublishingFailedException when the broker did not take them
     */
    void publish(PublishedSettings settings);

    /**
     * Asks for a scan and a new decision about everybody.
     *
     * @throws PublishingFailedException when the broker did not take it
     */
    void requestCycle(String application, UUID requestId, Instant now);
}
