package dev.usher.gotomeeting.adapter.admin;

import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.application.StoppedException;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Reason;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges one request for its whole answer, in limited time and space. Redirects are not
 * followed: GoTo's API sends none, so whoever does is someone else.
 */
public final class Http {

    /** Bytes enough for an answer about one thing. */
    static final int SMALL = 1024 * 1024;

    /** Bytes enough for a part of a list. */
    static final int LARGE = 8 * SMALL;

    private final HttpClient client;
    private final Duration timeout;

    /**
     * @param connecting longest time to connect
     * @param timeout longest time from sending to the last byte of the answer
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

    /** Exchanges a request whose answer is small. */
    HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        return exchange(request, SMALL);
    }

    /**
     * Exchanges a request.
     *
     * @param largest bytes the body of the answer may have
     * @throws GoToException when no answer comes that GoTo can have given
     * @throws StoppedException when interrupted
     */
    HttpResponse<byte[]> exchange(HttpRequest.Builder request, int largest) {
        CompletableFuture<HttpResponse<byte[]>> pending =
                client.sendAsync(request.build(), _ -> new BoundedBody(largest));
        try {
            HttpResponse<byte[]> answer = pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() / 100 == 3) {
                throw failed(Reason.NOT_GOTO, Optional.of(answer.statusCode()), true);
            }
            return answer;
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (TimeoutException _) {
            throw failed(Reason.NO_ANSWER, Optional.empty(), true);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StoppedException("Stopped during a call");
        } finally {
            pending.cancel(true);
        }
    }

    private static GoToException failed(@Nullable Throwable cause) {
        Reason reason = Unreachable.reason(cause);
        return failed(
                reason,
                Optional.empty(),
                reason == Reason.NO_ANSWER || reason == Reason.UNREADABLE_ANSWER);
    }

    private static GoToException failed(
            Reason reason, Optional<Integer> status, boolean outcomeUnknown) {
        return new GoToException(
                new Failure.Transient(
                        reason, status, Optional.empty(), Optional.empty(), outcomeUnknown));
    }
}
