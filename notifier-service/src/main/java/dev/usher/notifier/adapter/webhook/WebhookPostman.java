package dev.usher.notifier.adapter.webhook;

import dev.usher.notifier.application.Postman.Outcome;
import dev.usher.notifier.application.Wording;
import dev.usher.notifier.domain.Notification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
    private final Wording wording;
    private final CloudEventJson json;
    private final Clock clock;

    /**
     * @param url http or https
     * @param timeout of connecting, and of an answer
     */
    public WebhookPostman(
            URI url, Signature signature, Duration timeout, Wording wording, Clock clock) {
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.url = url;
        this.signature = signature;
        this.timeout = timeout;
        this.wording = wording;
        this.json = new CloudEventJson();
        this.clock = clock;
    }

    /** Posts a message; 2xx takes it, other 4xx than 408 and 429 refuse it. */
    public Outcome deliver(Notification message) {
        String body = json.of(message, wording.words(message));
        String id = message.id().toString();
        long seconds = clock.instant().getEpochSecond();
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/cloudevents+json; charset=UTF-8")
                        .header("webhook-id", id)
                        .header("webhook-timestamp", Long.toString(seconds))
                        .header("webhook-signature", signature.of(id, seconds, body))
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                        .build();
        // The timeout of a request ends with the headers of the answer, this one with the answer.
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return outcome(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode());
        } catch (ExecutionException e) {
            return new Outcome.NotNow(
                    Objects.requireNonNullElse(e.getCause(), e).getClass().getSimpleName());
        } catch (TimeoutException _) {
            answer.cancel(true);
            return new Outcome.NotNow("No whole answer within " + timeout.toSeconds() + " s");
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
