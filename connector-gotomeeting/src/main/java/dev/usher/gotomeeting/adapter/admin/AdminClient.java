package dev.usher.gotomeeting.adapter.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.gotomeeting.application.ConnectorMeter;
import dev.usher.gotomeeting.application.GoTo;
import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.application.Traffic;
import dev.usher.gotomeeting.domain.CallOutcome;
import dev.usher.gotomeeting.domain.CreationEntry;
import dev.usher.gotomeeting.domain.ErrorAnswer;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.Licence;
import dev.usher.gotomeeting.domain.Patch;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.SignedIn;
import dev.usher.policy.AccountSpec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The Admin API over HTTP. A refused access token is replaced once; failures are not repeated here.
 */
public final class AdminClient implements GoTo {

    private static final String BASE = "/admin/rest/v1";

    private final Http http;
    private final URI api;
    private final Supplier<TokenSource> tokens;
    private final Pace pace;
    private final Traffic traffic;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final boolean throughOrganizers;

    /**
     * @param api scheme, host and port of the API
     * @param tokens asked before each call; throws when none may be made
     * @param traffic told of every exchange
     */
    public AdminClient(
            Http http,
            URI api,
            Supplier<TokenSource> tokens,
            Pace pace,
            Traffic traffic,
            InstantSource clock,
            MeterRegistry meters) {
        this.http = http;
        this.api = api;
        this.tokens = tokens;
        this.pace = pace;
        this.traffic = traffic;
        this.clock = clock;
        this.meters = meters;
        this.throughOrganizers = false;
    }

    private AdminClient(AdminClient same, boolean throughOrganizers) {
        this.http = same.http;
        this.api = same.api;
        this.tokens = same.tokens;
        this.pace = same.pace;
        this.traffic = same.traffic;
        this.clock = same.clock;
        this.meters = same.meters;
        this.throughOrganizers = throughOrganizers;
    }

    /** The same client, which gives and takes access through GoToMeeting's organizers. */
    public AdminClient throughOrganizers() {
        return new AdminClient(this, true);
    }

    @Override
    public SignedIn me() {
        return AdminJson.signedIn(get(Lane.URGENT, Operation.ME, BASE + "/me"));
    }

    @Override
    public Account account(String goToAccountKey, Lane lane) {
        if (!Fields.isKey(goToAccountKey)) {
            throw new GoToException(
                    new Failure.Barred(Reason.MALFORMED_KEY, Optional.empty(), Optional.empty()));
        }
        return new Users(BASE + "/accounts/" + goToAccountKey, lane);
    }

    private JsonNode get(Lane lane, Operation operation, String path) {
        return call(lane, operation, request("GET", path, Optional.empty()));
    }

    /** The body of the answer; a missing node when it has none. */
    private JsonNode call(Lane lane, Operation operation, HttpRequest.Builder request) {
        Sent first = pace.call(lane, () -> send(operation, request, TokenSource::current));
        Answer answer =
                first.answer().error().filter(ErrorAnswer::tokenRefused).isPresent()
                        ? pace.call(
                                        lane,
                                        () ->
                                                send(
                                                        operation,
                                                        request,
                                                        source -> source.insteadOf(first.token())))
                                .answer()
                        : first.answer();
        if (answer.error().isPresent()) {
            throw new GoToException(answer.error().get().failure());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(
            String method, String path, Optional<Map<String, Object>> body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api + path))
                        .header("Accept", "application/json")
                        .method(
                                method,
                                body.map(AdminJson::write)
                                        .map(HttpRequest.BodyPublishers::ofByteArray)
                                        .orElseGet(HttpRequest.BodyPublishers::noBody));
        if (body.isPresent()) {
            request.header("Content-Type", "application/json");
        }
        return request;
    }

    /** The token is asked for when the call's turn has come: who waits long may not call then. */
    private Sent send(
            Operation operation,
            HttpRequest.Builder request,
            Function<TokenSource, String> choice) {
        String token = choice.apply(tokens.get());
        request.setHeader("Authorization", "Bearer " + token);
        return new Sent(exchange(operation, request), token);
    }

    /** What came back, and for which token. */
    private record Sent(Answer answer, String token) {}

    private Answer exchange(Operation operation, HttpRequest.Builder request) {
        Instant sentAt = clock.instant();
        CallOutcome outcome = CallOutcome.UNANSWERED;
        try {
            HttpResponse<byte[]> response = http.exchange(request, operation.largestAnswer);
            outcome = CallOutcome.UNAVAILABLE;
            Answer answer = Answer.of(response, clock.instant());
            observe(
                    operation,
                    CallOutcome.of(response.statusCode()),
                    sentAt,
                    answer.error().flatMap(ErrorAnswer::retryAfter));
            return answer;
        } catch (GoToException e) {
            observe(operation, outcome, sentAt, Optional.empty());
            throw e;
        }
    }

    private void observe(
            Operation operation, CallOutcome outcome, Instant sentAt, Optional<Duration> asked) {
        Duration latency = Duration.between(sentAt, clock.instant());
        traffic.observe(outcome, latency, asked);
        Timer.builder(ConnectorMeter.REQUESTS.id())
                .description(ConnectorMeter.REQUESTS.description())
                .tag("operation", operation.name().toLowerCase(Locale.ROOT))
                .tag("outcome", tag(outcome))
                .register(meters)
                .record(latency);
        if (outcome == CallOutcome.THROTTLED) {
            Counter.builder(ConnectorMeter.THROTTLED.id())
                    .description(ConnectorMeter.THROTTLED.description())
                    .register(meters)
                    .increment();
        }
    }

    private static String tag(CallOutcome outcome) {
        return switch (outcome) {
            case ANSWERED -> "succeeded";
            case REFUSED -> "refused";
            case THROTTLED -> "throttled";
            case UNAVAILABLE -> "unavailable";
            case UNANSWERED -> "failed";
        };
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** What came back: a body, or an error. */
    private record Answer(JsonNode body, Optional<ErrorAnswer> error) {

        static Answer of(HttpResponse<byte[]> response, Instant at) {
            return CallOutcome.of(response.statusCode()) == CallOutcome.ANSWERED
                    ? new Answer(AdminJson.read(response), Optional.empty())
                    : new Answer(
                            MissingNode.getInstance(), Optional.of(AdminJson.error(response, at)));
        }
    }

    /** What is called, for the meters. */
    private enum Operation {
        ME(Http.SMALL),
        LIST_LICENCES(Http.LARGE),
        LIST_USERS(Http.LARGE),
        GET_USER(Http.SMALL),
        FIND_USER(Http.LARGE),
        CREATE_USERS(Http.LARGE),
        UPDATE_USER(Http.SMALL),
        MOVE_TO_GROUP(Http.SMALL),
        LEAVE_GROUP(Http.SMALL),
        GIVE_LICENCE(Http.SMALL),
        TAKE_LICENCE(Http.SMALL),
        GIVE_CUSTOM_ROLE(Http.SMALL),
        TAKE_CUSTOM_ROLES(Http.SMALL),
        DELETE_USER(Http.SMALL),
        SUSPEND_ORGANIZER(Http.SMALL),
        GIVE_PRODUCT(Http.SMALL);

        private final int largestAnswer;

        Operation(int largestAnswer) {
            this.largestAnswer = largestAnswer;
        }
    }

    private final class Users implements Account {

        private final String base;
        private final Lane lane;

        Users(String base, Lane lane) {
            this.base = base;
            this.lane = lane;
        }

        @Override
        public List<Licence> licences() {
            return AdminJson.licences(
                    get(Operation.LIST_LICENCES, base + "/licenses?pageSize=200&offset=0"));
        }

        @Override
        public Page users(int offset, int size) {
            Instant at = clock.instant();
            return AdminJson.page(
                    get(
                            Operation.LIST_USERS,
                            base + "/users?pageSize=" + size + "&offset=" + offset),
                    at);
        }

        @Override
        public Optional<KnownAccount> user(String key) {
            Instant at = clock.instant();
            try {
                KnownAccount user = AdminJson.account(get(Operation.GET_USER, user(base, key)), at);
                if (!user.key().equals(key)) {
                    throw AdminJson.unreadable();
                }
                return Optional.of(user);
            } catch (GoToException e) {
                return emptyWhenNotFound(e);
            }
        }

        @Override
        public Optional<KnownAccount> userByEmail(String email) {
            Instant at = clock.instant();
            try {
                return AdminJson.matches(
                                get(Operation.FIND_USER, base + "/users?filter=" + filter(email)),
                                at)
                        .stream()
                        .filter(user -> user.email().equalsIgnoreCase(email))
                        .findFirst();
            } catch (GoToException e) {
                return emptyWhenNotFound(e);
            }
        }

        @Override
        public List<CreationEntry> create(List<AccountSpec> specs, boolean welcomeMail) {
            return AdminJson.entries(
                    call(
                            Operation.CREATE_USERS,
                            "POST",
                            base + "/users?allOrNothing=false",
                            Optional.of(AdminJson.creation(specs, welcomeMail))));
        }

        @Override
        public Optional<KnownAccount> update(String key, Patch patch) {
            JsonNode answer =
                    call(
                            Operation.UPDATE_USER,
                            "PUT",
                            user(base, key),
                            Optional.of(AdminJson.update(patch)));
            return AdminJson.accountIfTold(answer, clock.instant());
        }

        @Override
        public void moveToGroup(String key, String group) {
            call(
                    Operation.MOVE_TO_GROUP,
                    "PUT",
                    base + "/groups/" + key(group) + "/users/" + key(key),
                    Optional.empty());
        }

        @Override
        public void leaveGroup(String key) {
            call(Operation.LEAVE_GROUP, "DELETE", user(base, key) + "/groups", Optional.empty());
        }

        private JsonNode get(Operation operation, String path) {
            return AdminClient.this.get(lane, operation, path);
        }

        private JsonNode call(
                Operation operation,
                String method,
                String path,
                Optional<Map<String, Object>> body) {
            return AdminClient.this.call(lane, operation, request(method, path, body));
        }

        @Override
        public void giveLicence(String key, String licence, boolean mail) {
            call(Operation.GIVE_LICENCE, "POST", licence(key, licence, mail), Optional.empty());
        }

        @Override
        public void takeLicence(String key, String licence, boolean mail) {
            call(Operation.TAKE_LICENCE, "DELETE", licence(key, licence, mail), Optional.empty());
        }

        private String licence(String key, String licence, boolean mail) {
            return base
                    + "/licenses/"
                    + key(licence)
                    + "/users/"
                    + key(key)
                    + "?suppressEmail="
                    + !mail;
        }

        @Override
        public void giveCustomRole(String email, String role) {
            call(
                    Operation.GIVE_CUSTOM_ROLE,
                    "PUT",
                    base + "/rolesets/" + id(role) + "/users?filter=" + filter(email),
                    Optional.empty());
        }

        @Override
        public void takeCustomRoles(String email) {
            call(
                    Operation.TAKE_CUSTOM_ROLES,
                    "DELETE",
                    base + "/users/rolesets?filter=" + filter(email),
                    Optional.empty());
        }

        @Override
        public void delete(String key) {
            call(Operation.DELETE_USER, "DELETE", user(base, key), Optional.empty());
        }

        @Override
        public Optional<Organizers> organizers() {
            return throughOrganizers ? Optional.of(new OrganizerCalls(lane)) : Optional.empty();
        }

        private static String filter(String email) {
            String quoted = email.replace("\\", "\\\\").replace("\"", "\\\"");
            return segment("email eq \"" + quoted + "\"");
        }

        private static String user(String base, String key) {
            return base + "/users/" + key(key);
        }

        /** The key, sure to be harmless in a path. */
        private static String key(String key) {
            if (!Fields.isKey(key)) {
                throw new GoToException(Failure.Permanent.of(Reason.MALFORMED_KEY));
            }
            return key;
        }

        private static String id(String id) {
            if (!Fields.isId(id)) {
                throw new GoToException(Failure.Permanent.of(Reason.MALFORMED_KEY));
            }
            return id;
        }

        private static Optional<KnownAccount> emptyWhenNotFound(GoToException e) {
            if (e.failure() instanceof Failure.Permanent refused
                    && refused.httpStatus().filter(status -> status == 404).isPresent()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Access by product. A suspended organizer is enabled by a product, never by a status. */
    private final class OrganizerCalls implements Organizers {

        private final Lane lane;

        OrganizerCalls(Lane lane) {
            this.lane = lane;
        }

        @Override
        public void suspend(String key) {
            put(Operation.SUSPEND_ORGANIZER, key, Map.of("status", "suspended"));
        }

        @Override
        public void give(String key, String product) {
            put(Operation.GIVE_PRODUCT, key, Map.of("productType", product));
        }

        private void put(Operation operation, String key, Map<String, Object> body) {
            AdminClient.this.call(
                    lane,
                    operation,
                    request("PUT", "/G2M/rest/organizers/" + Users.key(key), Optional.of(body)));
        }
    }
}
