package dev.usher.gotomeeting.adapter.admin;

import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.application.StoppedException;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Reason;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Exchanges one request for its answer; bodies are limited and redirects not followed. */
public final class Http {

    private static final long LARGEST_BODY = 20L * 1024 * 1024;

    private final HttpClient client;
    private final Duration timeout;

    /**
     * @param connecting longest time to connect
     * @param timeout longest time from sending to the answer
     */
    public Http(Duration connecting, Duration timeout) {
        this.timeout = timeout;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(connecting)
                        .build();
    }

    HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        try {
            return client.send(
                    request.timeout(timeout).build(),
                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_BODY));
        } catch (IOException e) {
            Reason reason = Unreachable.reason(e);
            throw failed(reason, reason == Reason.NO_ANSWER);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StoppedException("Stopped during a call");
        }
    }

    private static GoToException failed(Reason reason, boolean outcomeUnknown) {
        return new GoToException(
                new Failure.Transient(
                        reason,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        outcomeUnknown));
    }
}
