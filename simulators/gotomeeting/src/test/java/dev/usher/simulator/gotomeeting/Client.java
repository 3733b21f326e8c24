package dev.usher.simulator.gotomeeting;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.simulator.gotomeeting.options.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls a simulator the way a client of GoTo does, with a token fetched once. */
final class Client implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final GoToSimulator simulator;
    private String accessToken = "";

    Client(GoToSimulator simulator) {
        this.simulator = simulator;
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            return body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(body());
        }

        String code() {
            return json().at("/errors/0/code").asString("");
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    Client signedIn() {
        accessToken = withPersonalAccessToken().json().required("access_token").asString();
        return this;
    }

    Client withToken(String token) {
        accessToken = token;
        return this;
    }

    Answer withPersonalAccessToken() {
        return token(
                "grant_type=personal_access_token&pat="
                        + simulator.options().credentials().personalAccessToken());
    }

    /** Lets the administrator authorize the client, as a browser would. */
    String authorizationCode(String redirectUri) {
        Answer answer = authorize("response_type=code&redirect_uri=" + redirectUri);
        String location = answer.header("Location").orElseThrow();
        return location.substring(location.indexOf("code=") + "code=".length());
    }

    Answer authorize(String query) {
        String client = simulator.options().credentials().clientId();
        return send(
                HttpRequest.newBuilder(uri("/oauth/authorize?client_id=" + client + "&" + query)));
    }

    Answer token(String form) {
        Credentials credentials = simulator.options().credentials();
        return token(form, credentials.clientId() + ":" + credentials.clientSecret());
    }

    Answer token(String form, String client) {
        String basic = Base64.getEncoder().encodeToString(client.getBytes(UTF_8));
        return send(
                HttpRequest.newBuilder(simulator.tokenUrl())
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    /** Calls below {@code /admin/rest/v1/accounts/{accountKey}/}. */
    Answer get(String path) {
        return call("GET", path, BodyPublishers.noBody());
    }

    Answer filter(String filter) {
        return get("users?filter=" + URLEncoder.encode(filter, UTF_8).replace("+", "%20"));
    }

    Answer post(String path, String json) {
        return call("POST", path, BodyPublishers.ofString(json));
    }

    Answer put(String path, String json) {
        return call("PUT", path, BodyPublishers.ofString(json));
    }

    Answer delete(String path) {
        return call("DELETE", path, BodyPublishers.noBody());
    }

    Answer me() {
        return absolute("/admin/rest/v1/me");
    }

    Answer absolute(String path) {
        return send(bearer(HttpRequest.newBuilder(uri(path))));
    }

    /** Calls the organizers API, below {@code /G2M/rest/}. */
    Answer organizers(String method, String path, String json) {
        return send(
                bearer(
                        HttpRequest.newBuilder(uri("/G2M/rest/" + path))
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(json))));
    }

    Answer own(String method, String path, String token) {
        return own(method, path, token, "");
    }

    Answer own(String method, String path, String token, String json) {
        return send(
                HttpRequest.newBuilder(uri("/simulator/" + path))
                        .header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.ofString(json)));
    }

    /** Scripts the simulator; fails unless that succeeds. */
    JsonNode script(String method, String path, String json) {
        Answer answer = own(method, path, simulator.options().credentials().simulatorToken(), json);
        if (answer.status() >= 300) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.json();
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    URI uri(String path) {
        return URI.create(simulator.baseUrl() + path);
    }

    @Override
    public void close() {
        http.close();
    }

    private Answer call(String method, String path, BodyPublisher body) {
        String account = simulator.options().account().key();
        return send(
                bearer(
                        HttpRequest.newBuilder(
                                        uri("/admin/rest/v1/accounts/" + account + "/" + path))
                                .header("Content-Type", "application/json")
                                .method(method, body)));
    }

    private HttpRequest.Builder bearer(HttpRequest.Builder request) {
        return accessToken.isEmpty()
                ? request
                : request.header("Authorization", "Bearer " + accessToken);
    }
}
