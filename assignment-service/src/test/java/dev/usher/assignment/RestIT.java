package dev.usher.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.assignment.application.Directory;
import java.net.http.HttpRequest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Imports, exports, and what the API says of itself. */
class RestIT {

    private static final String LINES = "application/x-ndjson";

    private static Instance service;

    @BeforeAll
    static void start() {
        service =
                Instance.start(
                        "rest",
                        "--assignment.bulk.chunk=10",
                        "--assignment.bulk.max-rows=100",
                        "--assignment.bulk.max-rehearsed=50",
                        "--assignment.bulk.max-size=1MB",
                        "--assignment.max-body=2KB");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void describesItselfToThoseWithTheToken() throws Exception {
        var without = service.exchange(HttpRequest.newBuilder(service.uri("/v3/api-docs")).build());
        var with = service.send("GET", "/v3/api-docs");

        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(with.statusCode()).isEqualTo(200);
        assertThat(with.body())
                .contains("/api/v1/import", "/api/v1/export/effective", "dryRun", "userName")
                .doesNotContain("/scim/");
    }

    @Test
    void rehearsesAnImportInAnyOrderAcrossItsChunksWithoutChangingAnything() throws Exception {
        String lines =
                """
                {"kind":"assignment","user":"u1@dry.example","role":"Pro"}
                {"kind":"assignment","user":"u99@dry.example","role":"Pro"}
                {"kind":"member","group":"dry","user":"u2@dry.example"}
                """
                        + IntStream.range(0, 25)
                                .mapToObj(
                                        """
                                        {"kind":"user","userName":"u%d@dry.example"}
                                        """
                                                ::formatted)
                                .collect(Collectors.joining())
                        + """
                        {"kind":"group","id":"dry","displayName":"Dry"}
                        """;

        var rehearsed = service.exchange("POST", "/api/v1/import?dryRun=true", LINES, lines);

        assertThat(rehearsed.body()).contains("\"accepted\":28", "\"line\":2", "u99@dry.example");
        assertThat(service.bean(Directory.class).userByName("u1@dry.example")).isEmpty();
        assertThat(service.importOf(LINES, lines).body()).isEqualTo(rehearsed.body());
    }

    @Test
    void rehearsesSoManyRowsAndTellsOfIt() throws Exception {
        String lines = "{\"kind\":\"user\",\"userName\":\"u@many.example\"}\n".repeat(60);

        var rehearsed = service.exchange("POST", "/api/v1/import?dryRun=true", LINES, lines);

        assertThat(rehearsed.body())
                .contains("\"line\":51", "From here on not taken: more than 50 rows");
        assertThat(service.importOf(LINES, lines).body()).doesNotContain("From here on");
    }

    @Test
    void reportsEveryRowToThoseWhoAskForIt() throws Exception {
        var answer =
                service.exchange(
                        HttpRequest.newBuilder(service.uri("/api/v1/import"))
                                .header("Authorization", "Bearer secret")
                                .header("Content-Type", "text/csv")
                                .header("Accept", LINES)
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                """
                                                userPrincipalName,mail
                                                a@row.example,a@row.example
                                                b@row.example,nomail
                                                a@row.example,a@row.example
                                                """))
                                .build());

        assertThat(answer.body().lines()).hasSize(3);
        assertThat(answer.body())
                .contains(
                        "{\"line\":2,\"outcome\":\"created\"",
                        "{\"line\":3,\"outcome\":\"refused\",\"reason\":\"mail: 'nomail'",
                        "{\"line\":4,\"outcome\":\"unchanged\"");
    }

    @Test
    void takesWhatComesBeforeTooMuch() throws Exception {
        String lines =
                IntStream.range(0, 105)
                        .mapToObj(
                                "{\"kind\":\"user\",\"userName\":\"u%d@much.example\"}"::formatted)
                        .collect(Collectors.joining("\n"));
        String longLine =
                "{\"kind\":\"user\",\"userName\":\"%s@long.example\"}\n"
                        .formatted("x".repeat(3_000));

        assertThat(service.importOf(LINES, lines).body())
                .contains("\"accepted\":100", "\"line\":101", "more than 100 rows");
        assertThat(service.importOf(LINES, longLine + "\n".repeat(50_000) + "no json\n").body())
                .contains("longer than 2 KB", "\"line\":50002");
        assertThat(service.importOf(LINES, "x".repeat(1_100_000)).statusCode()).isEqualTo(413);
        assertThat(service.importOf("text/csv", "city\nGraz\n").statusCode()).isEqualTo(422);
    }

    @Test
    void exportsWhatAnImportTakes() throws Exception {
        service.importOf(
                LINES,
                """
                {"kind":"group","id":"sales","displayName":"Sales"}
                {"kind":"user","userName":"ex@port.example","attributes":{"city":"Graz"}}
                {"kind":"member","group":"sales","userName":"ex@port.example"}
                {"kind":"assignment","group":"sales","role":"=Pro"}
                """);

        String directory = service.send("GET", "/api/v1/export/directory").body();
        String effective = service.send("GET", "/api/v1/export/effective").body();
        var csv =
                service.exchange(
                        HttpRequest.newBuilder(service.uri("/api/v1/export/effective"))
                                .header("Authorization", "Bearer secret")
                                .header("Accept", "text/csv")
                                .build());

        assertThat(directory).contains("{\"kind\":\"group\",\"id\":\"sales\"", "Graz", "\"=Pro\"");
        assertThat(effective).contains("ex@port.example", "group/sales");
        assertThat(csv.body()).contains(",ex@port.example,ACTIVE,'=Pro,group/sales");
        String own =
                directory
                        .lines()
                        .filter(it -> !it.contains("\"kind\":\"user\"") || it.contains("@port"))
                        .collect(Collectors.joining("\n"));
        assertThat(service.importOf(LINES, own).body())
                .contains("\"accepted\":0", "\"refused\":[]");
    }

    @Test
    void refusesParametersThatItDoesNotKnow() throws Exception {
        String user = "{\"kind\":\"user\",\"userName\":\"typo@param.example\"}";
        var misspelt = service.exchange("POST", "/api/v1/import?dryrun=true", LINES, user);
        var none = service.send("GET", "/api/v1/users/typo@param.example?hard=true");
        var elsewhere =
                service.send(
                        "DELETE",
                        "/api/v1/assignments?aplication=x&user=typo@param.example&role=Pro");

        assertThat(misspelt.statusCode()).isEqualTo(400);
        assertThat(misspelt.body()).contains("There is no parameter 'dryrun' here; known: dryRun");
        assertThat(none.body()).contains("There is no parameter 'hard' here; there is none.");
        assertThat(elsewhere.body()).contains("known: application, group, role, user");
        assertThat(service.send("GET", "/api/v1/users/typo@param.example").statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesNamesInABodyThatItDoesNotKnowOrThatAreThereTwice() throws Exception {
        var misspelt = service.post("/api/v1/users", "{'userName':'a@body.example','attrs':{}}");
        var twice =
                service.post(
                        "/api/v1/users",
                        "{'userName':'a@body.example','userName':'b@body.example'}");
        var token =
                service.post(
                        "/api/v1/tokens",
                        "{'name':'t','scopes':['read'],'source':'t','expires':'2027-01-31'}");

        assertThat(misspelt.statusCode()).isEqualTo(400);
        assertThat(misspelt.body()).contains("\"field\":\"attrs\"");
        assertThat(twice.statusCode()).isEqualTo(400);
        assertThat(twice.body()).contains("\"field\":\"userName\"");
        assertThat(token.statusCode()).isEqualTo(400);
        assertThat(token.body()).contains("\"field\":\"expires\"");
        assertThat(service.send("GET", "/api/v1/users/a@body.example").statusCode()).isEqualTo(404);
        assertThat(service.send("GET", "/api/v1/users/b@body.example").statusCode()).isEqualTo(404);
    }

    @Test
    void listsNothingOfAnApplicationThatIsNotThere() throws Exception {
        assertThat(service.send("GET", "/api/v1/assignments?application=zoom").statusCode())
                .isEqualTo(404);
        assertThat(service.send("GET", "/api/v1/assignments").statusCode()).isEqualTo(200);
    }

    @Test
    void namesTheFieldOfWhatItRefuses() throws Exception {
        var bad = service.post("/api/v1/users", "{'userName':'x','attributes':{'mail':'x'}}");
        var zero = service.send("GET", "/api/v1/users?userName=%00");
        var nowhere = service.send("GET", "/api/v1/nowhere");
        var method = service.send("PATCH", "/api/v1/users");

        assertThat(bad.body()).contains("\"field\":\"mail\"");
        assertThat(zero.statusCode()).isEqualTo(400);
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(nowhere.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }
}
