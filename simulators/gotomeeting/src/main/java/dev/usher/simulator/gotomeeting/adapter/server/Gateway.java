package dev.usher.simulator.gotomeeting.adapter.server;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.BadRequest;
import dev.usher.simulator.gotomeeting.adapter.http.Imitation;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.scene.Scene;
import dev.usher.simulator.gotomeeting.traffic.Fault;
import dev.usher.simulator.gotomeeting.traffic.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads a call through latency, faults and rate limit to who answers it, and into the journal. */
final class Gateway {

    private static final Logger log = LoggerFactory.getLogger(Gateway.class);

    /** How an answer leaves. */
    sealed interface Outcome {

        record Whole(Reply reply) implements Outcome {}

        record Flooded(long bytes, Duration pause) implements Outcome {}

        record Dropped() implements Outcome {}
    }

    private final Scene scene;
    private final RateLimiter limiter;

    Gateway(Scene scene, RateLimiter limiter) {
        this.scene = scene;
        this.limiter = limiter;
    }

    Outcome lead(ApiCall call, @Nullable String query, Imitation api) {
        Request request =
                new Request(api.api(), api.operation(call), call.method(), call.path(), query);
        Optional<Fault.Effect> fault =
                scene.faults().strike(request, subject -> names(call, subject));
        pause(scene.latencies().next());
        return switch (fault.orElse(null)) {
            case Fault.Effect.AnswerInstead instead -> {
                Reply reply = Reply.text(instead.status(), instead.contentType(), instead.body());
                yield noted(call, request, with(reply, instead), true);
            }
            case Fault.Effect.Flood(long bytes, Duration pause) -> {
                noted(call, request, Reply.text(200, "", ""), true);
                yield new Outcome.Flooded(bytes, pause);
            }
            case Fault.Effect.DropBefore _ -> {
                noted(call, request, Reply.text(503, "", ""), true);
                yield new Outcome.Dropped();
            }
            case Fault.Effect.DropAfterwards _ -> {
                noted(call, request, within(api, call), true);
                yield new Outcome.Dropped();
            }
            case Fault.Effect.Spoil spoil ->
                    noted(call, request, Spoiler.spoil(within(api, call), spoil), true);
            case Fault.Effect.Delay(Duration by) -> {
                pause(by);
                yield noted(call, request, within(api, call), false);
            }
            case Fault.Effect.DelayAfterwards(Duration by) -> {
                Outcome answered = noted(call, request, within(api, call), false);
                pause(by);
                yield answered;
            }
            case null -> noted(call, request, within(api, call), false);
        };
    }

    /** Answers, whatever happens on the way. */
    static Reply safely(ApiCall call, Function<ApiCall, Reply> answerer) {
        try {
            return answerer.apply(call);
        } catch (BadRequest e) {
            return e.reply();
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("method", call.method())
                    .addKeyValue("path", call.path())
                    .setCause(e)
                    .log("Failed to answer a call");
            return Reply.error(500, "internal.error");
        }
    }

    private Reply within(Imitation api, ApiCall call) {
        return limiter.refuse(api.api()).orElseGet(() -> safely(call, api::answer));
    }

    private Outcome noted(ApiCall call, Request request, Reply reply, boolean disturbed) {
        scene.journal()
                .add(
                        scene.clock().instant(),
                        request,
                        reply.status(),
                        reply.touched(),
                        reply.mails(),
                        MailSuppression.asked(call),
                        disturbed);
        return new Outcome.Whole(reply);
    }

    /** Whether a call is about this user, named by address or by key. */
    private boolean names(ApiCall call, String subject) {
        List<String> segments = call.segments();
        String query =
                call.query().text("filter").orElse("") + call.query().text("email").orElse("");
        return segments.contains(subject)
                || query.contains(subject)
                || call.body().contains(subject)
                || scene.account()
                        .users()
                        .byEmail(subject)
                        .map(GoToUser::key)
                        .filter(key -> segments.contains(key.value()))
                        .isPresent();
    }

    private static Reply with(Reply reply, Fault.Effect.AnswerInstead instead) {
        Reply more = reply;
        for (var header : instead.headers().entrySet()) {
            more = more.with(header.getKey(), header.getValue());
        }
        return more;
    }

    static void pause(Duration by) {
        if (by.isZero()) {
            return;
        }
        try {
            Thread.sleep(by);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
