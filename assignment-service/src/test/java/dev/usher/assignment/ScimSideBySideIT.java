package dev.usher.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Requests that meet. */
class ScimSideBySideIT {

    private static final int MANY = 24;

    private static Instance instance;
    private static ScimCaller caller;

    @BeforeAll
    static void start() throws Exception {
        instance = Instance.start("sidebyside");
        caller = ScimCaller.of(instance, "sidebyside");
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @Test
    void oneOfManyCreatesTheUser() throws Exception {
        List<Integer> statuses =
                atOnce(it -> caller.send("POST", "/Users", user("same"), Map.of()).statusCode());

        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses).containsOnly(201, 409);
    }

    @Test
    void oneOfManyChangesTheVersionTheyAllSaw() throws Exception {
        String id = id(caller.send("POST", "/Users", user("version"), Map.of()).body());

        List<Integer> statuses =
                atOnce(
                        it ->
                                caller.send(
                                                "PATCH",
                                                "/Users/" + id,
                                                replaced("title", "t" + it),
                                                Map.of("If-Match", "W/\"1\""))
                                        .statusCode());

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses).containsOnly(200, 412);
    }

    @Test
    void oneOfManyDeletesTheVersionTheyAllSaw() throws Exception {
        String id = id(caller.send("POST", "/Users", user("gone"), Map.of()).body());

        List<Integer> statuses =
                atOnce(
                        it ->
                                caller.send(
                                                it % 2 == 0 ? "DELETE" : "PATCH",
                                                "/Users/" + id,
                                                it % 2 == 0 ? "" : replaced("title", "t" + it),
                                                Map.of("If-Match", "W/\"1\""))
                                        .statusCode());

        assertThat(statuses).filteredOn(it -> it < 300).hasSize(1);
        assertThat(statuses).isSubsetOf(200, 204, 404, 412);
    }

    @Test
    void nobodyIsToldOfABadRequestWhoChangesWhatOthersDelete() throws Exception {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            paths.add(
                    "/Users/" + id(caller.send("POST", "/Users", user("m" + i), Map.of()).body()));
            paths.add(
                    "/Groups/"
                            + id(caller.send("POST", "/Groups", group("G" + i), Map.of()).body()));
        }
        List<Integer> statuses = new ArrayList<>();
        for (String path : paths) {
            String name = path.startsWith("/Users") ? "title" : "displayName";
            statuses.addAll(
                    atOnce(
                            8,
                            it ->
                                    caller.send(
                                                    it == 4 ? "DELETE" : "PATCH",
                                                    path,
                                                    it == 4 ? "" : replaced(name, path + it),
                                                    Map.of())
                                            .statusCode()));
        }

        assertThat(statuses).isSubsetOf(200, 204, 404, 409);
        assertThat(statuses).contains(404);
    }

    @Test
    void oneOfManyChangesTheMembersOfTheVersionTheyAllSaw() throws Exception {
        List<String> users = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            users.add(id(caller.send("POST", "/Users", user("one" + i), Map.of()).body()));
        }
        String group = id(caller.send("POST", "/Groups", group("One"), Map.of()).body());

        List<Integer> joined =
                atOnce(it -> membership(group, users.get(it), "W/\"1\"").statusCode());

        assertThat(joined).containsOnlyOnce(204);
        assertThat(joined).containsOnly(204, 412);

        users.remove(joined.indexOf(204));
        List<Integer> ended =
                atOnce(
                        it ->
                                it % 2 == 0
                                        ? membership(group, users.get(it / 2), "W/\"2\"")
                                                .statusCode()
                                        : caller.send(
                                                        "DELETE",
                                                        "/Groups/" + group,
                                                        "",
                                                        Map.of("If-Match", "W/\"2\""))
                                                .statusCode());

        assertThat(ended).containsOnlyOnce(204);
        assertThat(ended).isSubsetOf(204, 404, 412);
    }

    private static HttpResponse<String> membership(String group, String user, String version)
            throws Exception {
        return caller.send(
                "PATCH",
                "/Groups/" + group,
                """
                {"Operations": [{"op": "add", "path": "members",
                  "value": [{"value": "%s"}]}]}\
                """
                        .formatted(user),
                version.isEmpty() ? Map.of() : Map.of("If-Match", version));
    }

    @Test
    void membersWhoComeSideBySideAreAllThere() throws Exception {
        List<String> users = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            users.add(id(caller.send("POST", "/Users", user("member" + i), Map.of()).body()));
        }
        String group =
                id(caller.send("POST", "/Groups", "{\"displayName\": \"All\"}", Map.of()).body());

        List<Integer> statuses = atOnce(it -> membership(group, users.get(it), "").statusCode());

        assertThat(statuses).containsOnly(204);
        JsonNode shown = ScimCaller.json(caller.send("GET", "/Groups/" + group, "", Map.of()));
        assertThat(shown.path("members")).hasSize(MANY);
        assertThat(shown.at("/meta/version").asString()).isEqualTo("W/\"" + (MANY + 1) + "\"");
    }

    @Test
    void membersAreReplacedAllOrNone() throws Exception {
        String here = id(caller.send("POST", "/Users", user("stays"), Map.of()).body());
        String more = id(caller.send("POST", "/Users", user("comes"), Map.of()).body());
        String group = id(caller.send("POST", "/Groups", group("Whole", here), Map.of()).body());

        var refused = caller.send("PUT", "/Groups/" + group, group("Other", more, group), Map.of());

        assertThat(refused.body()).contains("a group is not its own member");
        JsonNode shown = ScimCaller.json(caller.send("GET", "/Groups/" + group, "", Map.of()));
        assertThat(shown.path("displayName").asString()).isEqualTo("Whole");
        assertThat(shown.path("members")).hasSize(1);
        assertThat(shown.at("/members/0/value").asString()).isEqualTo(here);
    }

    private static String group(String name, String... members) {
        return Stream.of(members)
                .map("{\"value\": \"%s\"}"::formatted)
                .collect(
                        Collectors.joining(
                                ", ", "{\"displayName\": \"" + name + "\", \"members\": [", "]}"));
    }

    /** One of many requests. */
    private interface Request {
        int send(int number) throws Exception;
    }

    private static List<Integer> atOnce(Request request) throws Exception {
        return atOnce(MANY, request);
    }

    private static List<Integer> atOnce(int many, Request request) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int number = i;
                all.add(() -> request.send(number));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> one : threads.invokeAll(all)) {
                statuses.add(one.get());
            }
            return statuses;
        }
    }

    private static String user(String name) {
        return "{\"userName\": \"" + name + "@meet.example\", \"externalId\": \"" + name + "\"}";
    }

    private static String replaced(String path, String value) {
        return """
        {"Operations": [{"op": "replace", "path": "%s", "value": "%s"}]}\
        """
                .formatted(path, value);
    }

    private static String id(String body) {
        return new tools.jackson.databind.json.JsonMapper().readTree(body).path("id").asString();
    }
}
