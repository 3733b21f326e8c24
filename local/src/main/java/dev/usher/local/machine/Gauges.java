package dev.usher.local.machine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalDouble;

/** What a service tells of itself on its management port. */
final class Gauges {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http;

    Gauges(HttpClient http) {
        this.http = http;
    }

    /** Whether it says that it is ready. */
    boolean ready(int managementPort) throws InterruptedException {
        try {
            return get(managementPort, "health/readiness").statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /** A metric summed over its tags; empty when the service does not answer or has none. */
    OptionalDouble value(int managementPort, String metric) throws InterruptedException {
        try {
            double[] values =
                    get(managementPort, "prometheus")
                            .body()
                            .lines()
                            .filter(line -> line.startsWith(metric))
                            .filter(line -> " {".indexOf(line.charAt(metric.length())) >= 0)
                            .mapToDouble(
                                    line ->
                                            Double.parseDouble(
                                                    line.substring(line.lastIndexOf(' ') + 1)))
                            .toArray();
            return values.length == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(java.util.Arrays.stream(values).sum());
        } catch (IOException _) {
            return OptionalDouble.empty();
        }
    }

    private HttpResponse<String> get(int port, String page)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + page))
                        .timeout(PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
