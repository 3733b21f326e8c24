package dev.usher.simulator.gotomeeting.traffic;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a client asked for, without headers and body.
 *
 * @param operation such as {@code users.add}; {@code unknown} when nothing answers to the path
 * @param method in upper case
 * @param path with the API's base, decoded
 * @param query as sent, still encoded; null when there was none
 */
public record Request(
        Api api, String operation, String method, String path, @Nullable String query) {

    public Request {
        method = method.toUpperCase(Locale.ROOT);
    }

    /** Whether it is meant to change the account. */
    public boolean write() {
        return api != Api.AUTHENTICATION && !method.equals("GET");
    }
}
