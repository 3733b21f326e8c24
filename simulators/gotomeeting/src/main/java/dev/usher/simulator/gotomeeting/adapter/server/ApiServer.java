package dev.usher.simulator.gotomeeting.adapter.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.usher.simulator.gotomeeting.adapter.admin.AdminApi;
import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.Imitation;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.adapter.identity.IdentityApi;
import dev.usher.simulator.gotomeeting.adapter.organizers.OrganizersApi;
import dev.usher.simulator.gotomeeting.adapter.own.OwnPages;
import dev.usher.simulator.gotomeeting.adapter.token.TokenApi;
import dev.usher.simulator.gotomeeting.adapter.token.Tokens;
import dev.usher.simulator.gotomeeting.scene.Scene;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Listens on the loopback interface. */
public final class ApiServer implements AutoCloseable {

    static {
        // Otherwise the JDK's server lets the end of an answer wait for the client's
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final byte[] FLOOD_START = "{\"results\":[".getBytes(UTF_8);
    private static final byte[] FLOOD = "{\"key\":\"1\"},".repeat(700).getBytes(UTF_8);

    private final Gateway gateway;
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Starts to listen.
     *
     * @throws UncheckedIOException when the port is in use
     */
    public ApiServer(Scene scene, Tokens tokens, OwnPages own) {
        gateway = new Gateway(scene, new RateLimiter(scene.switches(), scene.clock()));
        server = bind(scene.options().port());
        server.setExecutor(executor);
        imitate("/", new AdminApi(scene, tokens));
        imitate("/G2M/", new OrganizersApi(scene, tokens));
        imitate("/identity/", new IdentityApi(scene, tokens));
        imitate("/oauth/", new TokenApi(scene, tokens));
        server.createContext(
                OwnPages.BASE,
                exchange -> send(exchange, Gateway.safely(ApiCall.read(exchange), own::answer)));
        server.start();
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private void imitate(String path, Imitation api) {
        server.createContext(path, exchange -> imitate(exchange, api));
    }

    private void imitate(HttpExchange exchange, Imitation api) throws IOException {
        ApiCall call = ApiCall.read(exchange);
        switch (gateway.lead(call, exchange.getRequestURI().getRawQuery(), api)) {
            case Gateway.Outcome.Whole(Reply reply) -> send(exchange, reply);
            case Gateway.Outcome.Flooded(long bytes, Duration pause) ->
                    flood(exchange, bytes, pause);
            case Gateway.Outcome.Dropped() -> exchange.close();
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

    /** Goes on until so many bytes are sent; a client that hangs up ends it, too. */
    private static void flood(HttpExchange exchange, long bytes, Duration pause)
            throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            body.write(FLOOD_START);
            for (long sent = 0; sent < bytes; sent += FLOOD.length) {
                body.write(FLOOD);
                body.flush();
                Gateway.pause(pause);
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
