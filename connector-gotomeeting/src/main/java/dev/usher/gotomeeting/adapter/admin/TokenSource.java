package dev.usher.gotomeeting.adapter.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.domain.ErrorAnswer;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Reason;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The access token of one application: fetched when first needed, again before it runs out, and
 * when GoTo refuses it. Whoever comes while one is fetched waits for that one. A refresh token that
 * GoTo replaces is kept in memory only.
 */
public final class TokenSource {

    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration LIFE_UNLESS_TOLD = Duration.ofHours(1);

    private final Http http;
    private final URI url;
    private final Optional<Credentials> credentials;
    private final InstantSource clock;
    private @Nullable Secret token;
    private @Nullable Secret newerRefreshToken;
    private Instant renewAt = Instant.EPOCH;

    /**
     * @param credentials empty when the application has none: every call is refused then
     */
    public TokenSource(Http http, URI url, Optional<Credentials> credentials, InstantSource clock) {
        this.http = http;
        this.url = url;
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * A token that GoTo most likely accepts.
     *
     * @throws GoToException when none is to be had
     */
    synchronized String current() {
        Secret held = token;
        return held != null && clock.instant().isBefore(renewAt) ? held.value() : fetch();
    }

    /** Another token than the one that was refused. */
    synchronized String insteadOf(String refused) {
        Secret held = token;
        return held != null && !held.value().equals(refused) ? held.value() : fetch();
    }

    private String fetch() {
        Credentials known =
                credentials.orElseThrow(() -> barred(Reason.NO_CREDENTIALS, Optional.empty()));
        HttpResponse<byte[]> response =
                http.exchange(
                        HttpRequest.newBuilder(url)
                                .header("Authorization", "Basic " + basic(known))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Accept", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(form(known))));
        if (response.statusCode() != 200) {
            throw refusal(response);
        }
        JsonNode body = AdminJson.read(response);
        String fetched = body.path("access_token").asString("");
        if (fetched.isEmpty()) {
            throw AdminJson.unreadable();
        }
        Duration life =
                Duration.ofSeconds(body.path("expires_in").asLong(LIFE_UNLESS_TOLD.toSeconds()));
        renewAt = clock.instant().plus(life.minus(EARLY).isPositive() ? life.minus(EARLY) : life);
        token = new Secret(fetched);
        String refresh = body.path("refresh_token").asString("");
        if (!refresh.isEmpty()) {
            newerRefreshToken = new Secret(refresh);
        }
        return fetched;
    }

    private String form(Credentials known) {
        if (known.personalAccessToken().isPresent()) {
            return "grant_type=personal_access_token&pat="
                    + encoded(known.personalAccessToken().get());
        }
        Secret refresh = newerRefreshToken;
        return "grant_type=refresh_token&refresh_token="
                + encoded(refresh != null ? refresh : known.refreshToken().orElse(new Secret("")));
    }

    private static GoToException refusal(HttpResponse<byte[]> response) {
        ErrorAnswer answer = AdminJson.error(response, Instant.EPOCH);
        Failure failure = answer.failure();
        return failure instanceof Failure.Transient
                ? new GoToException(failure)
                : barred(Reason.SIGN_IN_REFUSED, Optional.of(response.statusCode()));
    }

    private static GoToException barred(Reason reason, Optional<Integer> status) {
        return new GoToException(new Failure.Barred(reason, status, Optional.empty()));
    }

    private static String basic(Credentials known) {
        return Base64.getEncoder()
                .encodeToString(
                        (known.clientId() + ":" + known.clientSecret().value()).getBytes(UTF_8));
    }

    private static String encoded(Secret secret) {
        return URLEncoder.encode(secret.value(), UTF_8);
    }
}
