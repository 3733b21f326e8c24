package dev.usher.assignment;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Calls of a service's API. */
final class Calls implements AutoCloseable {

    private final URI base;
    private final HttpClient http = HttpClient.newHttpClient();

    Calls(URI base) {
        this.base = base;
    }

    URI uri(String path) {
        return base.resolve(path);
    }

    HttpResponse<String> exchange(String method, String path, String type, String body)
            throws Exception {
        return exchange(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer secret")
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    HttpResponse<String> exchange(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
