package dev.usher.simulator.gotomeeting.adapter.own;

import dev.usher.simulator.gotomeeting.traffic.Api;
import dev.usher.simulator.gotomeeting.traffic.Fault;
import dev.usher.simulator.gotomeeting.traffic.Fault.Effect;
import dev.usher.simulator.gotomeeting.traffic.Fault.Spoiling;
import dev.usher.simulator.gotomeeting.traffic.Fault.Strikes;
import dev.usher.simulator.gotomeeting.traffic.Request;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A fault as a script writes it: one flat object. */
final class FaultScript {

    /** Far more than any client should read: as good as endless. */
    private static final long ENDLESS = 1L << 40;

    private FaultScript() {}

    /**
     * Reads a fault.
     *
     * @throws IllegalArgumentException when it makes no sense
     */
    static Fault fault(Values script) {
        return new Fault(effect(script), calls(script), strikes(script));
    }

    private static Effect effect(Values script) {
        String name = script.text("effect").orElse("answer");
        return switch (name) {
            case "answer" -> answer(script);
            case "delay" -> new Effect.Delay(script.millis("millis"));
            case "delayAfter" -> new Effect.DelayAfterwards(script.millis("millis"));
            case "dropBefore" -> new Effect.DropBefore();
            case "dropAfter" -> new Effect.DropAfterwards();
            case "flood" ->
                    new Effect.Flood(script.number("bytes", ENDLESS), script.millis("pauseMillis"));
            case "empty", "html", "truncated", "mistyped", "missing", "extra" ->
                    new Effect.Spoil(
                            Spoiling.valueOf(name.toUpperCase(Locale.ROOT)),
                            script.text("member").orElse("key"));
            default -> throw new IllegalArgumentException("There is no effect '" + name + "'");
        };
    }

    private static Effect answer(Values script) {
        int status = Math.toIntExact(script.number("status", 503));
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("A status is from 200 to 599, not " + status);
        }
        Map<String, String> headers = new LinkedHashMap<>();
        script.text("retryAfter").ifPresent(it -> headers.put("Retry-After", it));
        script.text("location").ifPresent(it -> headers.put("Location", it));
        return new Effect.AnswerInstead(
                status,
                script.text("contentType").orElse("text/plain"),
                script.text("body").orElse(""),
                headers);
    }

    private static Predicate<Request> calls(Values script) {
        Optional<Api> api = script.text("api").map(it -> Api.valueOf(it.toUpperCase(Locale.ROOT)));
        Optional<String> operation = script.text("operation");
        Optional<String> method = script.text("method");
        Optional<Boolean> writes = script.flag("writes");
        return request ->
                request.api() == api.orElse(apiOf(operation))
                        && operation.filter(it -> !it.equals(request.operation())).isEmpty()
                        && method.filter(it -> !it.equals(request.method())).isEmpty()
                        && writes.filter(it -> it != request.write()).isEmpty();
    }

    /** The API that an operation belongs to, so that naming the operation is enough. */
    private static Api apiOf(Optional<String> operation) {
        return switch (operation.map(it -> it.split("\\.", 2)[0]).orElse("")) {
            case "oauth" -> Api.AUTHENTICATION;
            case "organizers" -> Api.ORGANIZERS;
            case "identity" -> Api.SCIM;
            default -> Api.ADMIN;
        };
    }

    /** Strikes once, unless it says how often or which of many. */
    private static Strikes strikes(Values script) {
        boolean many =
                script.body().has("share")
                        || script.body().has("every")
                        || script.body().has("until");
        return new Strikes(
                script.text("user"),
                Math.toIntExact(script.number("after", 0)),
                Math.toIntExact(script.number("every", 1)),
                script.share("share", 1),
                script.number("seed", 0),
                script.instant("from"),
                script.instant("until"),
                Math.toIntExact(script.number("times", many ? Integer.MAX_VALUE : 1)));
    }
}
