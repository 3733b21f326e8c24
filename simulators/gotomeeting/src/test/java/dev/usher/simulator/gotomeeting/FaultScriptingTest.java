package dev.usher.simulator.gotomeeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Faults that scripts line up over HTTP. */
class FaultScriptingTest extends AgainstSimulator {

    private static final String ANN =
            "{\"users\":[{\"email\":\"ann@example.com\",\"firstName\":\"A\",\"lastName\":\"B\"}]}";

    FaultScriptingTest() {
        super(SimulatorOptions.defaults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\":503,\"operation\":\"users.list\",\"every\":3} | 200 200 503 200",
                "{\"status\":500,\"after\":2,\"times\":1} | 200 200 500 200",
                "{\"status\":429,\"times\":2,\"retryAfter\":\"7\"} | 429 429 200 200",
                "{\"status\":502,\"operation\":\"users.add\",\"every\":1} | 200 200 200 200",
                "{\"status\":504,\"user\":\"ann@example.com\",\"every\":1} | 200 200 200 200",
                "{\"status\":504,\"writes\":false,\"every\":2} | 200 504 200 504",
                "{\"status\":302,\"location\":\"http://127.0.0.1:1/\"} | 302 200 200 200",
            })
    void strikeByRule(String fault, String statuses) {
        client.script("POST", "faults", fault);

        String seen =
                IntStream.range(0, 4)
                        .mapToObj(_ -> Integer.toString(client.get("users").status()))
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow();

        assertThat(seen).isEqualTo(statuses);
    }

    @Test
    void strikeOneUserByKeyAndByAddress() {
        String key = simulator.addUser(Seed.of("ann@example.com", "A", "B")).key().value();
        client.script("POST", "faults", "{\"user\":\"ann@example.com\",\"every\":1}");

        assertThat(client.get("users/" + key).status()).isEqualTo(503);
        assertThat(client.post("users", ANN).status()).isEqualTo(503);
        assertThat(client.filter("email eq \"ann@example.com\"").status()).isEqualTo(503);
        assertThat(client.get("users/" + simulator.administrator()).status()).isEqualTo(200);
    }

    @Test
    void strikeAShareTheSameWayForTheSameSeed() {
        String fault = "{\"status\":503,\"share\":0.3,\"seed\":7}";

        assertThat(struck(fault)).isEqualTo(struck(fault)).hasSizeBetween(15, 45);
    }

    private List<Integer> struck(String fault) {
        simulator.clearFaults();
        client.script("POST", "faults", fault);
        return IntStream.range(0, 100)
                .filter(_ -> client.get("users?pageSize=1").status() == 503)
                .boxed()
                .toList();
    }

    @Test
    void strikeOnSchedule() {
        client.script(
                "POST",
                "faults",
                "{\"from\":\"2026-03-01T10:00:10Z\",\"until\":\"2026-03-01T10:00:20Z\"}");

        assertThat(client.get("users").status()).isEqualTo(200);
        client.script("PUT", "clock", "{\"advanceSeconds\":10}");
        assertThat(client.get("users").status()).isEqualTo(503);
        client.script("PUT", "clock", "{\"advanceSeconds\":10}");
        assertThat(client.get("users").status()).isEqualTo(200);
    }

    @Test
    void dropTheConnectionBeforeTheChange() {
        client.script("POST", "faults", "{\"effect\":\"dropBefore\",\"times\":9}");

        assertThatThrownBy(() -> client.post("users", ANN))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.user("ann@example.com")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"empty, ''", "html, <!DOCTYPE html>", "truncated, '[{'"})
    void spoilTheAnswerToWhatWasDone(String effect, String start) {
        client.script("POST", "faults", "{\"effect\":\"" + effect + "\"}");

        Client.Answer answer = client.post("users", ANN);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith(start).doesNotContain("\"}]");
        assertThat(simulator.user("ann@example.com")).isPresent();
    }

    @Test
    void spoilMembers() {
        client.script("POST", "faults", "{\"effect\":\"missing\",\"member\":\"email\"}");
        assertThat(client.get("users").json().at("/results/0").has("email")).isFalse();
        client.script("POST", "faults", "{\"effect\":\"mistyped\"}");
        assertThat(client.get("users").json().at("/results/0/key").isObject()).isTrue();
        client.script("POST", "faults", "{\"effect\":\"extra\"}");
        assertThat(client.get("users").json().at("/results/0/unknownText").isString()).isTrue();
    }

    @Test
    void floodTheClient() {
        client.script("POST", "faults", "{\"effect\":\"flood\",\"bytes\":300000}");

        assertThat(client.get("users").body()).hasSizeGreaterThan(300_000).startsWith("{");
    }

    @Test
    void areShownCountedAndTakenBack() {
        JsonNode added = client.script("POST", "faults", "{\"every\":2}");
        client.get("users");

        JsonNode waiting = client.script("GET", "faults", "").get(0);
        assertThat(waiting.get("seen").asInt()).isEqualTo(1);
        assertThat(waiting.get("struck").asInt()).isZero();
        client.script("DELETE", "faults/" + added.get("number").asInt(), "");
        assertThat(client.script("GET", "faults", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"effect\":\"nonsense\"}",
                "{\"status\":99}",
                "{\"share\":2}",
                "{\"api\":\"X\"}",
                "{\"every\":\"two\"}",
                "{\"from\":\"soon\"}"
            })
    void areRefusedWhenTheyMakeNoSense(String fault) {
        String token = simulator.options().credentials().simulatorToken();

        assertThat(client.own("POST", "faults", token, fault).status()).isEqualTo(400);
    }
}
