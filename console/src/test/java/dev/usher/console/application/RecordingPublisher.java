package dev.usher.console.application;

import dev.usher.console.domain.PublishedSettings;
import dev.usher.console.domain.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Notes what is published: version and status of settings, and requests. */
final class RecordingPublisher implements Publisher {

    final List<String> published = new ArrayList<>();
    final List<Request> requests = new ArrayList<>();
    boolean broken;

    @Override
    public void publish(PublishedSettings settings) {
        if (broken) {
            throw new PublishingFailedException("Broken", new IllegalStateException());
        }
        published.add(settings.settings().version() + (settings.settings().on() ? " on" : " off"));
    }

    @Override
    public void request(String application, UUID requestId, Request request, Instant now) {
        requests.add(request);
    }
}
