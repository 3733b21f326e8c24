package dev.usher.simulator.gotomeeting.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.usher.simulator.gotomeeting.domain.GoToAccount;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.traffic.Api;
import dev.usher.simulator.gotomeeting.traffic.Fault;
import dev.usher.simulator.gotomeeting.traffic.Faults;
import dev.usher.simulator.gotomeeting.traffic.Journal;
import dev.usher.simulator.gotomeeting.traffic.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on the loopback interface and leads each call through faults, rate limit and journal. */
public final class ApiServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ApiServer.class);

    private final SimulatorOptions options;
    private final Journal journal;
    private final Faults faults;
    private final RateLimiter limiter;
    private final Tokens tokens;
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Starts to listen.
     *
     * @param administrator on whose behalf tokens are issued
     * @throws UncheckedIOException when the port is in use
     */
    public ApiServer(
            SimulatorOptions options,
            GoToAccount account,
            UserKey administrator,
            Journal journal,
            Faults faults) {
        this.options = options;
        this.journal = journal;
        this.faults = faults;
        this.limiter = new RateLimiter(options.behaviour(), options.clock());
        this.tokens = new Tokens(options.clock(), options.credentials().refreshToken());
        TokenEndpoint token =
                new TokenEndpoint(
                        options.account(), options.credentials(), options.behaviour(), tokens);
        AdminApi admin = new AdminApi(options, account, administrator, tokens);
        OwnPages own = new OwnPages(account, journal, options.credentials().simulatorToken());
        Router oauth = new Router().on("POST", "/oauth/token", token::token);
        server = bind(options.port());
        server.setExecutor(executor);
        server.createContext("/", exchange -> imitate(exchange, Api.ADMIN, admin::answer));
        server.createContext(
                "/oauth/", exchange -> imitate(exchange, Api.AUTHENTICATION, oauth::answer));
        server.createContext(OwnPages.BASE, exchange -> show(exchange, own));
        server.start();
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Makes all access tokens issued so far invalid. */
    public void revokeAccessTokens() {
        tokens.revokeAccess();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void imitate(HttpExchange exchange, Api api, Function<ApiCall, Reply> answerer)
            throws IOException {
        ApiCall call = ApiCall.read(exchange);
        Request request =
                new Request(
                        api, call.method(), call.path(), exchange.getRequestURI().getRawQuery());
        Optional<Fault.Effect> fault = faults.strike(request);
        Reply reply =
                switch (fault.orElse(null)) {
                    case Fault.Effect.AnswerInstead instead -> answer(instead);
                    case Fault.Effect.Delay(Duration by) -> {
                        pause(by);
                        yield within(api, call, answerer);
                    }
                    case Fault.Effect.DropAfterwards _ -> within(api, call, answerer);
                    case null -> within(api, call, answerer);
                };
        boolean dropped = fault.orElse(null) instanceof Fault.Effect.DropAfterwards;
        journal.add(
                options.clock().instant(),
                request,
                reply.status(),
                reply.touched(),
                MailSuppression.asked(call),
                dropped || fault.orElse(null) instanceof Fault.Effect.AnswerInstead);
        if (dropped) {
            exchange.close();
        } else {
            send(exchange, reply);
        }
    }

    private Reply within(Api api, ApiCall call, Function<ApiCall, Reply> answerer) {
        return limiter.refuse(api).orElseGet(() -> safely(call, answerer));
    }

    private static void show(HttpExchange exchange, OwnPages pages) throws IOException {
        send(exchange, safely(ApiCall.read(exchange), pages::answer));
    }

    private static Reply safely(ApiCall call, Function<ApiCall, Reply> answerer) {
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

    private static Reply answer(Fault.Effect.AnswerInstead instead) {
        Reply reply = Reply.text(instead.status(), instead.contentType(), instead.body());
        return instead.retryAfter()
                .map(after -> reply.with("Retry-After", RateLimiter.wholeSeconds(after.toNanos())))
                .orElse(reply);
    }

    private static void pause(Duration by) {
        try {
            Thread.sleep(by);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        try (exchange) {
            if (!reply.contentType().isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot listen on port " + port + " of 127.0.0.1: " + e.getMessage(), e);
        }
    }
}
