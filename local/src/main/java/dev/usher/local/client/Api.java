package dev.usher.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An API that wants a bearer token and speaks JSON. */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final URI base;
    private final String token;

    public Api(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /**
     * Makes a call.
     *
     * @throws IOException when nobody answers, or with another status than 2xx
     */
    public JsonNode call(String method, String path, String contentType, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(
                        HttpRequest.newBuilder(base.resolve(path))
                                .timeout(PATIENCE)
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", contentType)
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(
                    method
                            + " "
                            + path
                            + " was answered with "
                            + response.statusCode()
                            + ": "
                            + response.body());
        }
        return response.body().isBlank() ? json.nullNode() : json.readTree(response.body());
    }

    /** Makes a call with a body that becomes JSON. */
    public JsonNode call(String method, String path, Object body)
            throws IOException, InterruptedException {
        return call(method, path, "application/json", json.writeValueAsString(body));
    }

    /** Reads. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return call("GET", path, "application/json", "");
    }
}
