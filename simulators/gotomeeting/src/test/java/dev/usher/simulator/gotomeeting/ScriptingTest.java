package dev.usher.simulator.gotomeeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What else scripts do over HTTP while the simulator runs. */
class ScriptingTest extends AgainstSimulator {

    private static final String ANN =
            "{\"users\":[{\"email\":\"ann@example.com\",\"firstName\":\"A\",\"lastName\":\"B\"}]}";

    ScriptingTest() {
        super(SimulatorOptions.defaults());
    }

    @Test
    void showsAndSetsSwitches() {
        JsonNode before = client.script("GET", "behaviour", "");
        assertThat(before.at("/createStatus/value").asString()).isEqualTo("200");

        client.script("PATCH", "behaviour", "{\"createStatus\":201,\"keys\":\"number\"}");

        assertThat(client.post("users", ANN).status()).isEqualTo(201);
        assertThat(client.post("users", ANN).status()).isEqualTo(409);
    }

    @Test
    void setsAllSwitchesOrNone() {
        String token = simulator.options().credentials().simulatorToken();

        Client.Answer answer =
                client.own("PATCH", "behaviour", token, "{\"keys\":\"number\",\"nonsense\":1}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("nonsense");
        assertThat(simulator.behaviour().values()).doesNotContainValue("number");
    }

    @Test
    void addsPeopleByTheThousand() {
        client.script("PUT", "licenses/8100000000000000003", "{\"seats\":5000}");

        JsonNode added =
                client.script(
                        "POST",
                        "users",
                        "{\"generate\":{\"count\":5000},\"seen\":\"RECENT\","
                                + "\"licenseKeys\":[\"8100000000000000003\"]}");

        assertThat(added.get("added").asInt()).isEqualTo(5000);
        JsonNode page = client.get("users?offset=4999&pageSize=200").json();
        assertThat(page.get("total").asInt()).isEqualTo(5001);
        assertThat(page.at("/results/1/email").asString()).isEqualTo("user5000@example.com");
        assertThat(page.at("/results/1/status").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void signsInLocksAndInvites() {
        client.script("POST", "elsewhere", "{\"emails\":[\"ann@example.com\"]}");
        client.post("users", ANN);

        JsonNode locked =
                client.script("PATCH", "users/ann@example.com", "{\"locks\":[\"EMAIL\"]}");
        assertThat(locked.get("emailLocked").asBoolean()).isTrue();
        assertThat(locked.get("status").asString()).isEqualTo("INVITED");
        JsonNode moved = client.script("PATCH", "users/ann@example.com", "{\"accepts\":true}");
        assertThat(moved.get("passwordCreated").asBoolean()).isTrue();
        JsonNode never = client.script("PATCH", "users/ann@example.com", "{\"seen\":\"NEVER\"}");
        assertThat(never.get("passwordCreated").asBoolean()).isFalse();
    }

    @Test
    void nestsGroups() {
        String sales =
                client.script("POST", "groups", "{\"name\":\"Sales\"}").get("key").asString();
        String paris =
                client.script("POST", "groups", "{\"name\":\"Paris\",\"parent\":\"" + sales + "\"}")
                        .get("key")
                        .asString();
        client.put("groups/" + paris + "/users/" + simulator.administrator(), "");

        JsonNode group = client.get("groups/" + sales).json();
        assertThat(group.get("memberCount").asInt()).isZero();
        assertThat(group.get("totalMemberCount").asInt()).isEqualTo(1);
        assertThat(client.get("groups/" + paris).json().get("namePath").toString())
                .isEqualTo("[\"Sales\",\"Paris\"]");
        client.delete("groups/" + sales);
        assertThat(client.get("groups/" + paris).json().get("keyPath").size()).isEqualTo(1);
    }

    @Test
    void stopsAndSetsTheClock() {
        client.script("PUT", "clock", "{\"frozen\":true,\"now\":\"2027-01-01T00:00:00Z\"}");
        clock.advance(Duration.ofDays(1));

        JsonNode shown = client.script("GET", "clock", "");
        assertThat(shown.get("now").asString()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(shown.get("frozen").asBoolean()).isTrue();
        assertThat(client.get("users").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"distribution\":\"fixed\",\"millis\":120} | 120",
                "{\"distribution\":\"uniform\",\"shortest\":120,\"longest\":140} | 120",
                "{\"distribution\":\"logNormal\",\"p50\":300,\"p99\":310} | 250"
            })
    void makesCallsTakeTime(String latency, long atLeast) {
        client.script("PUT", "latency", latency);

        long before = System.nanoTime();
        client.get("users");

        assertThat((System.nanoTime() - before) / 1_000_000).isGreaterThanOrEqualTo(atLeast);
        assertThat(client.script("GET", "latency", "").get("distribution").asString()).isNotEmpty();
    }

    @Test
    void revokesTokens() {
        client.script("DELETE", "tokens", "");
        assertThat(client.me().status()).isEqualTo(401);
        assertThat(client.withPersonalAccessToken().status()).isEqualTo(200);

        client.script("DELETE", "tokens?all=true", "");
        assertThat(client.withPersonalAccessToken().status()).isEqualTo(400);
    }

    @Test
    void startsAgain() {
        client.post("users", ANN);
        client.script("PATCH", "behaviour", "{\"createStatus\":201}");
        client.script("POST", "faults", "{\"every\":1}");
        client.script("PUT", "licenses/8100000000000000003", "{\"seats\":0}");

        client.script("POST", "reset", "");

        assertThat(simulator.users()).hasSize(1);
        assertThat(simulator.licenses().getFirst().license().seats()).isEqualTo(100);
        assertThat(client.signedIn().post("users", ANN).status()).isEqualTo(200);
    }

    @Test
    void tellsWhoGotAMail() {
        client.post("users", ANN);
        client.post(
                "users", ANN.replace("ann@", "bob@").replace("]}", "],\"suppressEmail\":true}"));

        JsonNode calls = client.script("GET", "journal?writes=true", "").get("calls");

        assertThat(calls.at("/0/mails/0").asString()).isEqualTo("ann@example.com");
        assertThat(calls.at("/1/mails")).isEmpty();
        assertThat(calls.at("/0/request/operation").asString()).isEqualTo("users.add");
    }
}
