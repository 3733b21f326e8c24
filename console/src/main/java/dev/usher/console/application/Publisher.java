package dev.usher.console.application;

import dev.usher.console.domain.PublishedSettings;
import dev.usher.console.domain.Request;
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
     * Asks the other services for something.
     *
     * @throws PublishingFailedException when the broker did not take it
     */
    void request(String application, UUID requestId, Request request, Instant now);
}
