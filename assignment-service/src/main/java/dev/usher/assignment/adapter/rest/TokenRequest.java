package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.domain.Caller;
import dev.usher.assignment.domain.ChangeReader;
import dev.usher.assignment.domain.Scope;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A token that somebody asks for. */
record TokenRequest(Caller bearer, @Nullable Instant expiresAt) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S} ]{1,100}");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9-]{1,40}");

    /**
     * Reads name, scopes, source, and if given application, assignsByPush, pushRole, expiresAt.
     *
     * @param maker whose push role is the default
     * @throws Problem naming the member that is wrong
     */
    static TokenRequest read(Map<String, Object> body, Caller maker) {
        return new TokenRequest(
                new Caller(
                        matching(body, "name", null, NAME),
                        scopes(body.get("scopes")),
                        matching(body, "source", null, SOURCE),
                        matching(body, "application", ChangeReader.DEFAULT_APPLICATION, SOURCE),
                        new Caller.PushRole(
                                truth(body.get("assignsByPush")),
                                matching(body, "pushRole", maker.pushRole().role(), NAME))),
                time(body.get("expiresAt")));
    }

    private static String matching(
            Map<String, Object> body, String member, @Nullable String absent, Pattern pattern) {
        Object value = body.getOrDefault(member, absent);
        if (value instanceof String text && pattern.matcher(text).matches()) {
            return text;
        }
        throw wrong(member + ": must match " + pattern);
    }

    private static Set<Scope> scopes(@Nullable Object value) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (value instanceof List<?> several) {
            for (Object one : several) {
                scopes.add(
                        Scope.parse(String.valueOf(one))
                                .orElseThrow(() -> wrong("scopes: there is no scope " + one)));
            }
        }
        if (scopes.isEmpty()) {
            throw wrong("scopes: must be a list of scim, intake, import, read, admin");
        }
        return scopes;
    }

    private static boolean truth(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Boolean truth -> truth;
            default -> throw wrong("assignsByPush: must be true or false");
        };
    }

    private static @Nullable Instant time(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            Instant time = Instant.parse(String.valueOf(value));
            if (time.isBefore(LATEST)) {
                return time;
            }
        } catch (DateTimeParseException _) {
            // Told below, as a time that cannot be kept is.
        }
        throw wrong("expiresAt: must be a time such as 2027-01-31T00:00:00Z");
    }

    private static Problem wrong(String detail) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, detail);
    }
}
