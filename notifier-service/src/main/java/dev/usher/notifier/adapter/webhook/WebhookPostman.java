package dev.usher.notifier.adapter.webhook;

import dev.usher.notifier.application.Postman.Outcome;
import dev.usher.notifier.domain.Notification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/**
 * Posts messages as CloudEvents in JSON, signed as Standard Webhooks says: {@code webhook-id} is
 * the same on every attempt, {@code webhook-signature} an HMAC over id, time and body.
 */
public final class WebhookPostman implements AutoCloseable {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private final HttpClient client;
    private final URI url;
    private final Signature signature;
    private final Duration timeout;
    private final CloudEventJson json;
    private final Clock clock;

    /**
     * @param url http or https
     * @param timeout of connecting, and of an answer
     */
    public WebhookPostman(URI url, Signature signature, Duration timeout, Clock clock) {
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.url = url;
        this.signature = signature;
        this.timeout = timeout;
        this.json = new CloudEventJson();
        this.clock = clock;
    }

    /** Posts a message; 2xx takes it, other 4xx than 408 and 429 refuse it. */
    public Outcome deliver(Notification message) {
        String body = json.of(message);
        String id = message.id().toString();
        long seconds = clock.instant().getEpochSecond();
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .timeout(timeout)
                        .header("Content-Type", "application/cloudevents+json; charset=UTF-8")
                        .header("webhook-id", id)
                        .header("webhook-timestamp", Long.toString(seconds))
                        .header("webhook-signature", signature.of(id, seconds, body))
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                        .build();
        try {
            return outcome(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return new Outcome.NotNow(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.NotNow("Interrupted");
        }
    }

    private static Outcome outcome(int status) {
        String reason = "HTTP " + status;
        return switch (status / 100) {
            case 2 -> new Outcome.Taken();
            case 4 ->
                    status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT
                            ? new Outcome.NotNow(reason)
                            : new Outcome.Refused(reason);
            default -> new Outcome.NotNow(reason);
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
