package dev.usher.simulator.gotomeeting.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a query or a form, as sent; a repeated one counts once, the last. */
public final class Query {

    private final Map<String, String> raw = new HashMap<>();

    public Query(@Nullable String encoded) {
        if (encoded == null) {
            return;
        }
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                raw.put(decoded(pair.substring(0, equals)), pair.substring(equals + 1));
            }
        }
    }

    /** The value before percent-decoding. */
    public Optional<String> raw(String name) {
        return Optional.ofNullable(raw.get(name));
    }

    public Optional<String> text(String name) {
        return raw(name).map(Query::decoded);
    }

    public boolean flag(String name, boolean otherwise) {
        return text(name).map(Boolean::parseBoolean).orElse(otherwise);
    }

    public int number(String name, int otherwise, int least) {
        return text(name)
                .map(
                        text -> {
                            try {
                                return Math.max(least, Integer.parseInt(text));
                            } catch (NumberFormatException _) {
                                throw BadRequest.of(name + ".invalid", text);
                            }
                        })
                .orElse(otherwise);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException _) {
            throw BadRequest.of("query.invalid", text);
        }
    }
}
