package dev.usher.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who may do what, and what is noted of it. */
class AccessIT {

    private static Instance instance;

    @BeforeAll
    static void start() {
        instance = Instance.start("access", "--assignment.access.requests-per-second=50");
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @ParameterizedTest
    @CsvSource({
        "scim, GET, /scim/v2/Users, 200",
        "scim, GET, /api/v1/assignments, 403",
        "scim, POST, /api/v1/users, 403",
        "scim, POST, /api/v1/import, 403",
        "scim, GET, /api/v1/tokens, 403",
        "read, GET, /api/v1/assignments, 200",
        "read, POST, /api/v1/users, 403",
        "read, GET, /scim/v2/Users, 403",
        "intake, POST, /api/v1/users, 422",
        "intake, GET, /api/v1/assignments, 200",
        "intake, POST, /api/v1/import, 403",
        "intake, GET, /api/v1/audit, 403",
        "intake, POST, /api/v1/erasures, 403",
        "import, POST, /api/v1/import, 200",
        "import, POST, /api/v1/users, 403",
        "admin, GET, /api/v1/tokens, 200",
        "admin, GET, /api/v1/audit, 200",
        "admin, GET, /scim/v2/Users, 200",
        "admin, POST, /api/v1/import, 200"
    })
    void aScopeOpensWhatItNames(String scope, String method, String path, int status)
            throws Exception {
        String token = secret(mint("scope " + scope, scope, ""));
        String type = path.endsWith("import") ? "application/x-ndjson" : "application/json";

        var answer = send(method, path, token, type, method.equals("POST") ? "{}" : "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void aTokenIsShownOnceAndKeptAsAHash() throws Exception {
        var minted = mint("once", "scim", "");
        String secret = secret(minted);

        var listed = instance.send("GET", "/api/v1/tokens");

        assertThat(listed.body()).contains("once").doesNotContain(secret);
        assertThat(
                        instance.bean(JdbcClient.class)
                                .sql("SELECT count(*) FROM tokens t WHERE t::text LIKE ?")
                                .param("%" + secret + "%")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void aTokenEndsWhenItIsRevokedOrExpires() throws Exception {
        JsonNode minted = mint("revoked", "scim", "");
        String late = secret(mint("expired", "scim", ",'expiresAt':'2020-01-01T00:00:00Z'"));
        assertThat(scim(secret(minted)).statusCode()).isEqualTo(200);

        var revoked =
                instance.send("DELETE", "/api/v1/tokens/" + minted.at("/token/id").asString());

        assertThat(revoked.body()).contains("revokedAt");
        assertThat(scim(secret(minted)).statusCode()).isEqualTo(401);
        assertThat(scim(late).statusCode()).isEqualTo(401);
        assertThat(scim(late).body()).contains("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(
                        instance.send(
                                        "DELETE",
                                        "/api/v1/tokens/00000000-0000-0000-0000-000000000000")
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aTokenIsNeitherMadeNorRevokedWithoutBeingNoted() throws Exception {
        JsonNode kept = mint("unnoted", "scim", "");
        var jdbc = instance.bean(JdbcClient.class);
        jdbc.sql("ALTER TABLE audit ADD CONSTRAINT full_up CHECK (detail <> 'unnoted') NOT VALID")
                .update();

        var made =
                instance.post(
                        "/api/v1/tokens", "{'name':'unnoted','scopes':['scim'],'source':'access'}");
        var revoked = instance.send("DELETE", "/api/v1/tokens/" + kept.at("/token/id").asString());
        jdbc.sql("ALTER TABLE audit DROP CONSTRAINT full_up").update();

        assertThat(List.of(made.statusCode(), revoked.statusCode())).allMatch(it -> it >= 400);
        assertThat(scim(secret(kept)).statusCode()).isEqualTo(200);
        assertThat(
                        jdbc.sql("SELECT count(*) FROM tokens WHERE name = 'unnoted'")
                                .query(Long.class)
                                .single())
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'scopes':['scim'],'source':'x'}",
                "{'name':'x','scopes':[],'source':'x'}",
                "{'name':'x','scopes':['all'],'source':'x'}",
                "{'name':'x','scopes':['scim'],'source':'X Y'}",
                "{'name':'x','scopes':['scim'],'source':'x','application':'zoom'}",
                "{'name':'x','scopes':['scim'],'source':'x','expiresAt':'soon'}"
            })
    void aTokenThatMakesNoSenseIsRefused(String body) throws Exception {
        var answer = instance.post("/api/v1/tokens", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @Test
    void aPushAssignsWithItsRoleOrTheTokens() throws Exception {
        ScimCaller caller = ScimCaller.of(instance, "pushes");
        String plain = created(caller, "{'userName':'plain@push.example'}");
        String named =
                created(
                        caller,
                        "{'userName':'named@push.example','roles':[{'value':'Organizer'}]}");
        assertThat(roles(plain)).containsExactly("Pushed");
        assertThat(roles(named)).containsExactly("Organizer");

        caller.send(
                "PATCH",
                "/Users/" + named,
                "{\"Operations\":[{\"op\":\"remove\",\"path\":\"roles\"}]}",
                Map.of());
        assertThat(roles(named)).containsExactly("Pushed");

        caller.send("DELETE", "/Users/" + named, "", Map.of());
        assertThat(roles(named)).isEmpty();
    }

    @Test
    void aPushAssignsNobodyWhenOnlyGroupsAssign() throws Exception {
        String secret = secret(mint("groups only", "scim", ",'assignsByPush':false"));
        String user =
                created(
                        new ScimCaller(instance, secret),
                        "{'userName':'group@push.example','roles':[{'value':'Organizer'}]}");

        assertThat(roles(user)).isEmpty();
    }

    @Test
    void aSourceSeesItsOwnOnly() throws Exception {
        ScimCaller one = ScimCaller.of(instance, "one");
        ScimCaller two = ScimCaller.of(instance, "two");
        String user = created(one, "{'userName':'shared@own.example','externalId':'s'}");

        assertThat(two.send("GET", "/Users/" + user, "", Map.of()).statusCode()).isEqualTo(404);
        // The other may have the same person, and giving them up takes nothing from the first.
        String same = created(two, "{'userName':'shared@own.example','externalId':'s'}");
        assertThat(same).isEqualTo(user);
        two.send("DELETE", "/Users/" + same, "", Map.of());
        assertThat(one.send("GET", "/Users/" + user, "", Map.of()).statusCode()).isEqualTo(200);
        assertThat(roles(user)).containsExactly("Pushed");
    }

    @Test
    void tellsWhoChangedWhat() throws Exception {
        ScimCaller caller = ScimCaller.of(instance, "audited");
        String user =
                created(caller, "{'userName':'who@audit.example','displayName':'Secret Name'}");

        var log = instance.send("GET", "/api/v1/audit?about=" + user);

        assertThat(log.body())
                .contains("\"by\":\"audited\"", "user.put", "displayName", "role.assign", "Pushed")
                .doesNotContain("Secret Name");
    }

    @Test
    void isAskedToSlowDown() throws Exception {
        String secret = secret(mint("fast", "scim", ""));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 300 && !statuses.contains(429); i++) {
            statuses.add(scim(secret).statusCode());
        }

        assertThat(statuses).contains(200, 429);
    }

    @Test
    void takeNamesAsPeopleWriteThem() throws Exception {
        var minted = mint("Entra (head office), R&D", "scim", ",'pushRole':'User & Organizer'");

        assertThat(minted.path("token").path("name").asString())
                .isEqualTo("Entra (head office), R&D");
    }

    private static JsonNode mint(String name, String scope, String more) throws Exception {
        var answer =
                instance.post(
                        "/api/v1/tokens",
                        "{'name':'%s','scopes':['%s'],'source':'access'%s}"
                                .formatted(name, scope, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return ScimCaller.json(answer);
    }

    private static String secret(JsonNode minted) {
        return minted.path("secret").asString();
    }

    private static String created(ScimCaller caller, String user) throws Exception {
        var answer = caller.send("POST", "/Users", user.replace('\'', '"'), Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return ScimCaller.json(answer).path("id").asString();
    }

    private static List<String> roles(String user) {
        return instance.bean(JdbcClient.class)
                .sql("SELECT role FROM assignments WHERE principal = ?")
                .param("user/" + user)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static HttpResponse<String> scim(String token) throws Exception {
        return send("GET", "/scim/v2/Users?count=0", token, "application/json", "");
    }

    private static HttpResponse<String> send(
            String method, String path, String token, String type, String body) throws Exception {
        return instance.exchange(
                HttpRequest.newBuilder(instance.uri(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }
}
