package dev.usher.console.application;

import dev.usher.console.domain.LogEntry;
import dev.usher.console.domain.PublishedSettings;
import dev.usher.console.domain.Request;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Asks the other services for something on behalf of an application. */
public final class AskingServices {

    private final SettingsStore settings;
    private final Publisher publisher;
    private final Answers answers;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public AskingServices(
            SettingsStore settings,
            Publisher publisher,
            Answers answers,
            Clock clock,
            Supplier<UUID> ids) {
        this.settings = settings;
        this.publisher = publisher;
        this.answers = answers;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * The settings of an application.
     *
     * @throws UnknownApplicationException when there are none
     */
    public PublishedSettings settings(String application) {
        return settings.all().stream()
                .filter(one -> one.application().equals(application))
                .findFirst()
                .orElseThrow(() -> new UnknownApplicationException(application));
    }

    /**
     * Asks, and does not wait.
     *
     * @return id of the request
     * @throws UnknownApplicationException when there are no settings for it
     * @throws PublishingFailedException when the broker did not take the request
     */
    public UUID ask(String application, Request request) {
        settings(application);
        UUID id = ids.get();
        publisher.request(application, id, request, clock.instant());
        return id;
    }

    /**
     * Asks, and waits a while for the decision that answers.
     *
     * @throws UnknownApplicationException when there are no settings for it
     * @throws PublishingFailedException when the broker did not take the request
     */
    public Asked askAndWait(String application, Request request) {
        settings(application);
        UUID id = ids.get();
        return new Asked(
                id,
                answers.await(
                        id.toString(),
                        () -> publisher.request(application, id, request, clock.instant())));
    }

    /**
     * What became of a request.
     *
     * @param answer empty: none has come yet
     */
    public record Asked(UUID requestId, Optional<LogEntry> answer) {}
}
