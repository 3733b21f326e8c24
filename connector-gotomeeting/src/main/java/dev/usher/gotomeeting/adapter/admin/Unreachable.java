package dev.usher.gotomeeting.adapter.admin;

import dev.usher.gotomeeting.domain.Reason;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Why there was no exchange with a host. */
final class Unreachable {

    private Unreachable() {}

    /**
     * Tells it from what the HTTP client throws. {@link Reason#NO_ANSWER} and {@link
     * Reason#UNREADABLE_ANSWER} when the request may have arrived; with all others it surely did
     * not.
     */
    static Reason reason(@Nullable Throwable thrown) {
        if (causedBy(thrown, UnresolvedAddressException.class)
                || causedBy(thrown, UnknownHostException.class)) {
            return Reason.HOST_UNKNOWN;
        }
        if (causedBy(thrown, SSLHandshakeException.class)) {
            return Reason.TLS_FAILED;
        }
        return switch (thrown) {
            case BoundedBody.TooLargeException _ -> Reason.UNREADABLE_ANSWER;
            case HttpConnectTimeoutException _ -> Reason.CONNECTION_TIMED_OUT;
            case ConnectException _ -> Reason.CONNECTION_REFUSED;
            case null, default -> Reason.NO_ANSWER;
        };
    }

    private static boolean causedBy(@Nullable Throwable thrown, Class<? extends Throwable> type) {
        return Stream.<@Nullable Throwable>iterate(
                        thrown,
                        cause -> cause != null,
                        cause -> cause == null ? null : cause.getCause())
                .limit(10)
                .anyMatch(type::isInstance);
    }
}
