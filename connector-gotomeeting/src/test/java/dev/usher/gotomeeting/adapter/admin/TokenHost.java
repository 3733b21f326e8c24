package dev.usher.gotomeeting.adapter.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A token endpoint that answers as it is told, and remembers what it was asked. */
final class TokenHost implements AutoCloseable {

    final List<Map<String, String>> asked = new ArrayList<>();

    private final HttpServer server;
    private volatile Function<Map<String, String>, Reply> answers;

    /** What it answers. */
    record Reply(int status, String type, String body) {

        static Reply json(int status, String body) {
            return new Reply(status, "application/json", body);
        }

        static Reply token(String access, int seconds) {
            return json(
                    200, "{\"access_token\":\"%s\",\"expires_in\":%d}".formatted(access, seconds));
        }

        static Reply tokens(String access, String refresh) {
            return json(
                    200,
                    "{\"access_token\":\"%s\",\"expires_in\":3600,\"refresh_token\":\"%s\"}"
                            .formatted(access, refresh));
        }

        static Reply refusal(int status, String error) {
            return json(status, "{\"error\":\"%s\"}".formatted(error));
        }
    }

    TokenHost(Function<Map<String, String>, Reply> answers) {
        this.answers = answers;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/token", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
    }

    void answer(Function<Map<String, String>, Reply> from) {
        answers = from;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                Arrays.stream(
                                new String(exchange.getRequestBody().readAllBytes(), UTF_8)
                                        .split("&"))
                        .map(field -> field.split("=", 2))
                        .collect(
                                Collectors.toMap(
                                        field -> field[0],
                                        field -> URLDecoder.decode(field[1], UTF_8)));
        synchronized (asked) {
            asked.add(form);
        }
        Reply reply = answers.apply(form);
        byte[] body = reply.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
