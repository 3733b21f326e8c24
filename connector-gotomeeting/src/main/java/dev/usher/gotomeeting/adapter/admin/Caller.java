package dev.usher.gotomeeting.adapter.admin;

import dev.usher.gotomeeting.application.ConnectorMeter;
import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.application.Traffic;
import dev.usher.gotomeeting.domain.CallOutcome;
import dev.usher.gotomeeting.domain.ErrorAnswer;
import dev.usher.gotomeeting.domain.Lane;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Makes calls to GoTo's APIs over HTTP, each in its turn. A refused access token is replaced once;
 * failures are not repeated here.
 */
final class Caller {

    private final Http http;
    private final URI api;
    private final Supplier<TokenSource> tokens;
    private final Pace pace;
    private final Traffic traffic;
    private final InstantSource clock;
    private final MeterRegistry meters;

    Caller(
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
    }

    JsonNode get(Lane lane, Operation operation, String path) {
        return call(lane, operation, request("GET", path, Optional.empty()));
    }

    /** The body of the answer; a missing node when it has none. */
    JsonNode call(Lane lane, Operation operation, HttpRequest.Builder request) {
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

    HttpRequest.Builder request(String method, String path, Optional<Map<String, Object>> body) {
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
            HttpResponse<byte[]> response = http.exchange(request, operation.largestAnswer());
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

    /** What came back: a body, or an error. */
    private record Answer(JsonNode body, Optional<ErrorAnswer> error) {

        static Answer of(HttpResponse<byte[]> response, Instant at) {
            return CallOutcome.of(response.statusCode()) == CallOutcome.ANSWERED
                    ? new Answer(AdminJson.read(response), Optional.empty())
                    : new Answer(
                            MissingNode.getInstance(), Optional.of(AdminJson.error(response, at)));
        }
    }
}
