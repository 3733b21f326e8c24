package dev.usher.gotomeeting.adapter.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.application.Traffic;
import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.Reason;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A first look at a GoTo account: some fifteen calls, slowly, all of them GET. Finds out which of
 * the connector's assumptions about GoTo hold there.
 */
public final class Probe {

    static final String ME = "/me";
    static final String WRONG_TOKEN = "/me (wrong token)";
    static final String LICENCES = "/accounts/{account}/licenses?pageSize=200&offset=0";
    static final String USERS = "/accounts/{account}/users?pageSize=200&offset=0";
    static final String USERS_AGAIN = "/accounts/{account}/users?pageSize=200&offset=0 (again)";
    static final String USERS_BY_DEFAULT = "/accounts/{account}/users";
    static final String SECOND_USER = "/accounts/{account}/users?pageSize=1&offset=1";
    static final String USER = "/accounts/{account}/users/{user}";
    static final String UNKNOWN_USER = "/accounts/{account}/users/{unknown}";
    static final String FILTERED = "/accounts/{account}/users?filter=email eq \"{email}\"";
    static final String FILTERED_OTHER_CASE =
            "/accounts/{account}/users?filter=email eq \"{EMAIL}\"";
    static final String FILTERED_OLD = "/accounts/{account}/users?filter=(email=\"{email}\")";
    static final String FILTERED_NOBODY = "/accounts/{account}/users?filter=email eq \"{nobody}\"";
    static final String GROUPS = "/accounts/{account}/groups?pageSize=200&offset=0";
    static final String ROLE_SETS = "/accounts/{account}/rolesets";

    private static final String BASE = "/admin/rest/v1";
    private static final String UNKNOWN_KEY = "999999999999999999";
    private static final String NOBODY = "nobody.at.all@example.invalid";

    private final Http http;
    private final URI api;
    private final Pace pace;
    private final List<Exchange> exchanges = new ArrayList<>();

    /**
     * @param api scheme, host and port of the API
     * @param callsPerSecond 0: as fast as it goes
     */
    public Probe(Http http, URI api, double callsPerSecond) {
        this.http = http;
        this.api = api;
        BackOff none = new BackOff(1, Duration.ofSeconds(1), Duration.ofSeconds(1));
        Traffic alone = new Traffic(1, none, InstantSource.system());
        this.pace = new Pace(callsPerSecond, () -> true, alone);
    }

    /**
     * Signs in and looks.
     *
     * @param accountKey of the GoTo account to look at; empty for the only one
     * @throws GoToException when GoTo does not let the connector in
     */
    public ProbeReport run(URI tokenUrl, Credentials credentials, Optional<String> accountKey) {
        String token =
                new TokenSource(
                                new TokenEndpoint(http, tokenUrl),
                                () -> credentials,
                                KeptTokens.inMemory("probe"),
                                InstantSource.system())
                        .current();
        Exchange me = get(ME, ME, token);
        if (!me.succeeded()) {
            throw refused(Reason.NOT_AUTHORISED);
        }
        String key =
                accountKey
                        .or(() -> me.body().flatMap(body -> Fields.key(body, "accountKey")))
                        .orElseThrow(() -> refused(Reason.NOT_AUTHORISED));
        if (!Fields.isKey(key)) {
            throw refused(Reason.MALFORMED_KEY);
        }
        look("/accounts/" + key, token);
        get(WRONG_TOKEN, ME, "wrong");
        return new ProbeReport(new Assumptions(exchanges).judged(), new Recording(exchanges));
    }

    private void look(String account, String token) {
        get(LICENCES, account + "/licenses?pageSize=200&offset=0", token);
        Exchange users = get(USERS, account + "/users?pageSize=200&offset=0", token);
        get(USERS_AGAIN, account + "/users?pageSize=200&offset=0", token);
        get(USERS_BY_DEFAULT, account + "/users", token);
        get(SECOND_USER, account + "/users?pageSize=1&offset=1", token);
        for (JsonNode user : users.results()) {
            String email = user.path("email").asString("");
            String key = user.path("key").asString("");
            if (!email.isEmpty() && Fields.isKey(key)) {
                lookAt(account, key, email, token);
                break;
            }
        }
        get(UNKNOWN_USER, account + "/users/" + UNKNOWN_KEY, token);
        get(FILTERED_NOBODY, account + "/users?filter=" + equal(NOBODY), token);
        get(GROUPS, account + "/groups?pageSize=200&offset=0", token);
        get(ROLE_SETS, account + "/rolesets", token);
    }

    private void lookAt(String account, String key, String email, String token) {
        get(USER, account + "/users/" + key, token);
        get(FILTERED, account + "/users?filter=" + equal(email), token);
        String otherCase = email.toUpperCase(Locale.ROOT);
        get(FILTERED_OTHER_CASE, account + "/users?filter=" + equal(otherCase), token);
        get(
                FILTERED_OLD,
                account + "/users?filter=" + encoded("(email=\"" + quoted(email) + "\")"),
                token);
    }

    private Exchange get(String shape, String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api + BASE + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json")
                        .GET();
        HttpResponse<byte[]> answer =
                pace.call(Lane.BULK, () -> http.exchange(request, Http.LARGE));
        JsonNode body = AdminJson.readOrNothing(answer.body());
        Exchange exchange =
                new Exchange(
                        shape,
                        answer.statusCode(),
                        headers(answer),
                        body.isMissingNode() ? Optional.empty() : Optional.of(body));
        exchanges.add(exchange);
        return exchange;
    }

    private static Map<String, String> headers(HttpResponse<byte[]> answer) {
        Map<String, String> kept = new LinkedHashMap<>();
        answer.headers()
                .map()
                .forEach(
                        (name, values) -> {
                            String lower = name.toLowerCase(Locale.ROOT);
                            if (lower.equals("content-type")
                                    || lower.equals("retry-after")
                                    || lower.contains("ratelimit")) {
                                kept.put(lower, values.getFirst());
                            }
                        });
        return kept;
    }

    private static String equal(String email) {
        return encoded("email eq \"" + quoted(email) + "\"");
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static GoToException refused(Reason reason) {
        return new GoToException(new Failure.Barred(reason, Optional.empty(), Optional.empty()));
    }
}
