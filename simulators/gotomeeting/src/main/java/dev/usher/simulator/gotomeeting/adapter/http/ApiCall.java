package dev.usher.simulator.gotomeeting.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call on its way to the one who answers it.
 *
 * @param variables what stands in the path where its template has a name in braces
 */
public record ApiCall(
        String method,
        String path,
        Query query,
        String authorization,
        String body,
        Map<String, String> variables) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Reads all of a call that has come in. */
    public static ApiCall read(HttpExchange exchange) throws IOException {
        return new ApiCall(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                new Query(exchange.getRequestURI().getRawQuery()),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .orElse(""),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                Map.of());
    }

    ApiCall with(Map<String, String> found) {
        return new ApiCall(method, path, query, authorization, body, found);
    }

    /** What stands in the path for the name in braces. */
    public String variable(String name) {
        return Optional.ofNullable(variables.get(name)).orElseThrow();
    }

    /** What follows the scheme in the {@code Authorization} header. */
    public Optional<String> authorization(String scheme) {
        return authorization.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1)
                ? Optional.of(authorization.substring(scheme.length() + 1).strip())
                : Optional.empty();
    }

    public Query form() {
        return new Query(body);
    }

    /**
     * The body, which must be a JSON object.
     *
     * @throws BadRequest when it is not
     */
    public JsonNode json() {
        try {
            JsonNode node = JSON.readTree(body);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException _) {
            // falls through to the same answer as any other body that is not an object
        }
        throw BadRequest.of("request.malformed", "body");
    }

    /** The parts of the path between its slashes. */
    public List<String> segments() {
        return List.of(path.substring(1).split("/", -1));
    }
}
