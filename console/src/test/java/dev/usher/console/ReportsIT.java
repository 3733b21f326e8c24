package dev.usher.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.Account;
import dev.usher.contracts.AccountKind;
import dev.usher.contracts.AccountSpec;
import dev.usher.contracts.AccountStatus;
import dev.usher.contracts.ConnectorState;
import dev.usher.contracts.ConnectorStatus;
import dev.usher.contracts.SeatCount;
import dev.usher.contracts.SubjectMemory;
import dev.usher.contracts.topic.Topics;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reports, with connector and diff service played by the test. */
class ReportsIT extends RunningConsole {

    private static final String REPORTS = "/api/v1/jobs/gotomeeting/reports";
    private static final String UNMANAGED = REPORTS + "/unmanaged-accounts";
    private static final String UNUSED = REPORTS + "/unused-seats";

    @BeforeEach
    void tellSeats() {
        send(
                Topics.CONNECTOR_STATUS.named(PREFIX),
                "gotomeeting",
                SERIALIZER.encode(
                        ConnectorStatus.newBuilder()
                                .setState(ConnectorState.HEALTHY)
                                .setSince(TIME)
                                .setAt(TIME)
                                .setSettingsVersion(1)
                                .setSeats(List.of(new SeatCount("11", 100, 40)))
                                .build()));
    }

    @Test
    void listsAccountsThatNobodyHereHas() throws Exception {
        UUID ann = UUID.randomUUID();
        see(account("1", AccountStatus.ACTIVE, "G2M"));
        see(account("2", AccountStatus.ACTIVE, "G2M"));
        see(account("3", AccountStatus.SUSPENDED, "G2M"));
        see(account("4", AccountStatus.ACTIVE, "G2M"));
        link(ann, "2");
        forget(Topics.ACCOUNTS.named(PREFIX), "3");
        see(account("1", AccountStatus.INACTIVE, "G2M", "G2T"));

        JsonNode all =
                awaitAt(
                        UNMANAGED,
                        it ->
                                keys(it, "accounts").equals(List.of("1", "4"))
                                        && it.toString().contains("INACTIVE"));

        JsonNode first = all.path("accounts").get(0);
        assertThat(first.propertyNames())
                .containsExactlyInAnyOrder("accountKey", "email", "status", "products");
        assertThat(first.path("email").asString()).isEqualTo("1@example.com");
        assertThat(first.path("status").asString()).isEqualTo("INACTIVE");
        assertThat(first.path("products")).hasSize(2);
        JsonNode page = get(UNMANAGED + "?limit=1");
        assertThat(page.path("next").asString()).isEqualTo("1");
        JsonNode rest = get(UNMANAGED + "?limit=1&cursor=1");
        assertThat(keys(rest, "accounts")).containsExactly("4");
        assertThat(rest.has("next")).isFalse();
        assertThat(csv(UNMANAGED + "?limit=1"))
                .containsExactly(
                        "\"accountKey\",\"email\",\"status\",\"products\"",
                        "\"1\",\"1@example.com\",\"INACTIVE\",\"G2M; G2T\"",
                        "\"4\",\"4@example.com\",\"ACTIVE\",\"G2M\"");
        assertThat(rows("accounts")).doesNotContain("Secretive");

        forget(Topics.SUBJECTS.named(PREFIX), ann.toString());

        awaitAt(UNMANAGED, it -> keys(it, "accounts").equals(List.of("1", "2", "4")));
        List.of("1", "2", "4").forEach(key -> forget(Topics.ACCOUNTS.named(PREFIX), key));
        awaitAt(UNMANAGED, it -> it.path("accounts").isEmpty());
    }

    @Test
    void listsSeatsThatNobodyUses() throws Exception {
        UUID ann = knownUser("ann@example.com");
        see(account("5", AccountStatus.INVITED, "G2M"));
        see(account("6", AccountStatus.INACTIVE, "G2M"));
        see(account("7", AccountStatus.ACTIVE, "G2M"));
        see(account("8", AccountStatus.INVITED));
        link(ann, "5");

        JsonNode found =
                awaitAt(
                        UNUSED,
                        it ->
                                it.path("seats").size() == 2
                                        && it.path("seats").get(0).has("person"));

        assertThat(found.path("licences").get(0).path("total").asInt()).isEqualTo(100);
        assertThat(found.path("licences").get(0).path("free").asInt()).isEqualTo(40);
        JsonNode seat = found.path("seats").get(0);
        assertThat(seat.path("account").path("accountKey").asString()).isEqualTo("5");
        assertThat(seat.path("managed").asBoolean()).isTrue();
        assertThat(seat.path("licences").get(0).asString()).isEqualTo("11");
        assertThat(seat.path("person").path("userName").asString()).isEqualTo("ann@example.com");
        assertThat(found.path("seats").get(1).path("managed").asBoolean()).isFalse();
        assertThat(csv(UNUSED))
                .containsExactly(
                        "\"accountKey\",\"email\",\"status\",\"products\",\"licences\",\"managed\",\"userName\",\"displayName\"",
                        "\"5\",\"5@example.com\",\"INVITED\",\"G2M\",\"11\",\"true\",\"ann@example.com\",\"Ann\"",
                        "\"6\",\"6@example.com\",\"INACTIVE\",\"G2M\",\"\",\"false\",\"\",\"\"");
        List.of("5", "6", "7", "8").forEach(key -> forget(Topics.ACCOUNTS.named(PREFIX), key));
        awaitAt(UNUSED, it -> it.path("seats").isEmpty());
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        awaitAt(UNUSED, it -> it.path("licences").size() == 1);

        assertThat(call("GET", UNUSED + "?colour=red", TOKEN).statusCode()).isEqualTo(400);
        assertThat(call("GET", UNMANAGED + "?limit=0", TOKEN).statusCode()).isEqualTo(400);
        assertThat(call("GET", UNMANAGED, "").statusCode()).isEqualTo(401);
        assertThat(call("GET", "/api/v1/jobs/other/reports/unused-seats", TOKEN).statusCode())
                .isEqualTo(404);
    }

    private static List<String> keys(JsonNode page, String list) {
        return page.path(list).valueStream().map(it -> it.path("accountKey").asString()).toList();
    }

    private static List<String> csv(String path) throws Exception {
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://localhost:"
                                                        + property("local.server.port")
                                                        + path))
                                .header("Authorization", "Bearer " + TOKEN)
                                .header("Accept", "text/csv")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/csv");
        return answer.body().lines().toList();
    }

    private static Account account(String key, AccountStatus status, String... products) {
        return Account.newBuilder()
                .setKind(AccountKind.ACCOUNT)
                .setAccountKey(key)
                .setEmail(key + "@example.com")
                .setAttributes(Map.of("firstName", "Secretive"))
                .setStatus(status)
                .setProducts(List.of(products))
                .setObservedAt(TIME)
                .build();
    }

    private static void see(Account account) {
        send(
                Topics.ACCOUNTS.named(PREFIX),
                "gotomeeting|" + account.getAccountKey(),
                SERIALIZER.encode(account));
    }

    private static void link(UUID user, String accountKey) {
        send(
                Topics.SUBJECTS,
                user,
                SubjectMemory.newBuilder()
                        .setUserId(user)
                        .setAccountKey(accountKey)
                        .setGranted(
                                AccountSpec.newBuilder()
                                        .setEmail("ann@example.com")
                                        .setAttributes(Map.of())
                                        .setAdminRoles(List.of())
                                        .setLicenceKeys(List.of("11"))
                                        .build())
                        .build());
    }

    private static void forget(String topic, String id) {
        sendBytes(topic, ("gotomeeting|" + id).getBytes(StandardCharsets.UTF_8), null);
    }

    private static void send(String topic, String key, byte[] value) {
        sendBytes(topic, key.getBytes(StandardCharsets.UTF_8), value);
    }
}
