package dev.usher.simulator.gotomeeting.adapter.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds who answers a call, by its method and path. */
public final class Router {

    private record Route(
            String operation,
            String method,
            List<String> template,
            Function<ApiCall, Reply> answerer) {

        Optional<Map<String, String>> match(List<String> segments) {
            if (segments.size() != template.size()) {
                return Optional.empty();
            }
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String expected = template.get(i);
                if (expected.startsWith("{")) {
                    variables.put(expected.substring(1, expected.length() - 1), segments.get(i));
                } else if (!expected.equals(segments.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }
    }

    private final List<Route> routes = new ArrayList<>();

    /**
     * Adds a route.
     *
     * @param operation what it is called
     * @param template a path in which names in braces stand for any one segment; where two match,
     *     the earlier wins
     */
    public Router on(
            String operation, String method, String template, Function<ApiCall, Reply> answerer) {
        List<String> segments = List.of(template.substring(1).split("/", -1));
        routes.add(new Route(operation, method, segments, answerer));
        return this;
    }

    /** The name of the route that the call would take; {@code unknown} when there is none. */
    public String operation(ApiCall call) {
        List<String> segments = call.segments();
        return routes.stream()
                .filter(route -> route.method().equals(call.method()))
                .filter(route -> route.match(segments).isPresent())
                .map(Route::operation)
                .findFirst()
                .orElse("unknown");
    }

    /** The answer of the route taken; 404 or 405 when there is none. */
    public Reply answer(ApiCall call) {
        boolean known = false;
        List<String> segments = call.segments();
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(segments);
            if (variables.isPresent() && route.method().equals(call.method())) {
                return route.answerer().apply(call.with(variables.get()));
            }
            known |= variables.isPresent();
        }
        return known
                ? Reply.error(405, "method.not.allowed", call.method())
                : Reply.error(404, "not.found", call.path());
    }
}
