package dev.usher.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The assignment-service's API. */
public final class AssignmentApi {

    private final Api api;

    public AssignmentApi(URI base, String token) {
        this.api = new Api(base, token);
    }

    /**
     * What became of an import.
     *
     * @param refused lines that were not accepted, each with its number and the reason
     */
    public record Imported(long accepted, List<String> refused) {}

    /** Imports JSON Lines: groups, users, members and assignments, in any mixture. */
    public Imported importLines(String lines) throws IOException, InterruptedException {
        return imported(api.call("POST", "/api/v1/import", "application/x-ndjson", lines));
    }

    /** Imports the list of users that an Entra administrator downloads. */
    public Imported importCsv(String csv) throws IOException, InterruptedException {
        return imported(api.call("POST", "/api/v1/import", "text/csv", csv));
    }

    public void putUser(Map<String, Object> user) throws IOException, InterruptedException {
        api.call("POST", "/api/v1/users", user);
    }

    public void assign(String userName, String role) throws IOException, InterruptedException {
        api.call("POST", "/api/v1/assignments", Map.of("user", userName, "role", role));
    }

    public void assignGroup(String group, String role) throws IOException, InterruptedException {
        api.call("POST", "/api/v1/assignments", Map.of("group", group, "role", role));
    }

    public void unassign(String userName, String role) throws IOException, InterruptedException {
        api.call(
                "DELETE",
                "/api/v1/assignments?user=" + encoded(userName) + "&role=" + encoded(role),
                "application/json",
                "");
    }

    public void removeMember(String group, String userName)
            throws IOException, InterruptedException {
        api.call(
                "DELETE",
                "/api/v1/groups/" + encoded(group) + "/members/" + encoded(userName),
                "application/json",
                "");
    }

    private static Imported imported(JsonNode answer) {
        return new Imported(
                answer.path("accepted").asLong(),
                answer.path("refused").values().stream()
                        .map(
                                line ->
                                        "line "
                                                + line.path("line").asLong()
                                                + ": "
                                                + line.path("reason").asString())
                        .toList());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
