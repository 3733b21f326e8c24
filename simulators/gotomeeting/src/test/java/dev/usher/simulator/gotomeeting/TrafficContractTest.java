package dev.usher.simulator.gotomeeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.traffic.Api;
import dev.usher.simulator.gotomeeting.traffic.Call;
import dev.usher.simulator.gotomeeting.traffic.Fault;
import dev.usher.simulator.gotomeeting.traffic.Totals;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TrafficContractTest {

    private static final String ANN =
            "{\"users\":[{\"email\":\"ann@example.com\",\"firstName\":\"A\",\"lastName\":\"B\"}]}";

    private final MutableClock clock = new MutableClock();
    private GoToSimulator simulator =
            GoToSimulator.start(SimulatorOptions.defaults().withClock(clock));
    private Client client = new Client(simulator);

    @BeforeEach
    void signIn() {
        client.signedIn();
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Nested
    class RateLimit {

        @Test
        void lets10CallsThroughAndAnother10ASecondLater() {
            exhaust();

            Client.Answer answer = client.get("users");
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).isEmpty();

            clock.advance(Duration.ofMillis(100));
            assertThat(client.get("users").status()).isEqualTo(200);
            assertThat(client.get("users").status()).isEqualTo(429);

            clock.advance(Duration.ofSeconds(1));
            exhaust();
        }

        @Test
        void doesNotCarryOutWhatItRefuses() {
            exhaust();

            assertThat(client.post("users", ANN).status()).isEqualTo(429);
            assertThat(simulator.user("ann@example.com")).isEmpty();
        }

        @Test
        void countsTokensApart() {
            exhaust();

            assertThat(client.withPersonalAccessToken().status()).isEqualTo(200);
        }

        @Test
        void saysWhenToComeBackIfToldTo() {
            stop();
            simulator =
                    GoToSimulator.start(
                            SimulatorOptions.defaults()
                                    .withClock(clock)
                                    .with(it -> it.withRate(1).withRetryAfter(true)));
            client = new Client(simulator).signedIn();

            client.get("users");

            assertThat(client.get("users").header("Retry-After")).contains("1");
        }

        private void exhaust() {
            for (int i = 0; i < 10; i++) {
                assertThat(client.get("users").status()).isEqualTo(200);
            }
        }
    }

    @Nested
    class Faults {

        @ParameterizedTest
        @ValueSource(ints = {429, 500, 502, 504})
        void answerInPlaceOfTheApiAndChangeNothing(int status) {
            simulator.inject(Fault.answer(status));

            assertThat(client.post("users", ANN).status()).isEqualTo(status);
            assertThat(simulator.user("ann@example.com")).isEmpty();
            assertThat(client.post("users", ANN).status()).isEqualTo(200);
        }

        @Test
        void strikeOnlyTheCallsMeantAsOftenAsMeant() {
            simulator.inject(
                    Fault.answer(503, "text/html", "<html>")
                            .on(request -> request.method().equals("POST"))
                            .times(2));

            assertThat(client.get("users").status()).isEqualTo(200);
            assertThat(client.post("users", ANN).status()).isEqualTo(503);
            assertThat(client.post("users", ANN).body()).isEqualTo("<html>");
            assertThat(client.post("users", ANN).status()).isEqualTo(200);
        }

        @Test
        void lastUntilTheyAreCleared() {
            simulator.inject(Fault.answer(502).always());

            assertThat(client.get("users").status()).isEqualTo(502);
            assertThat(client.get("users").status()).isEqualTo(502);
            simulator.clearFaults();
            assertThat(client.get("users").status()).isEqualTo(200);
        }

        @Test
        void sayWhenToComeBackInWholeSeconds() {
            simulator.inject(Fault.tooManyRequests(Duration.ofMillis(1200)));

            assertThat(client.get("users").header("Retry-After")).contains("2");
        }

        @Test
        void dropTheConnectionAfterTheChangeIsMade() {
            simulator.inject(Fault.dropAfterwards());

            assertThatThrownBy(() -> client.post("users", ANN))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(simulator.user("ann@example.com")).isPresent();
            Call call = simulator.journal().writes().getFirst();
            assertThat(call.done()).isTrue();
            assertThat(call.disturbed()).isTrue();
        }

        @Test
        void makeTheCallWait() {
            simulator.inject(Fault.delay(Duration.ofMillis(200)));

            long before = System.nanoTime();
            assertThat(client.get("users").status()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }

        @Test
        void holdTheAnswerBackAfterTheChangeIsMade() {
            simulator.inject(Fault.delayAfterwards(Duration.ofSeconds(1)));

            var answer = CompletableFuture.supplyAsync(() -> client.post("users", ANN));
            while (simulator.journal().writes().isEmpty()) {
                Thread.onSpinWait();
            }

            assertThat(simulator.user("ann@example.com")).isPresent();
            assertThat(answer).isNotDone();
            assertThat(answer.join().status()).isEqualTo(200);
        }

        @Test
        void leaveTokensAloneUnlessTheyAreMeant() {
            simulator.inject(Fault.answer(500));
            assertThat(client.withPersonalAccessToken().status()).isEqualTo(200);

            simulator.inject(Fault.answer(504).on(request -> request.api() == Api.AUTHENTICATION));
            assertThat(client.withPersonalAccessToken().status()).isEqualTo(504);
        }
    }

    @Nested
    class Journal {

        @Test
        void countsCallsByKindAndStatus() {
            client.post("users", ANN);
            client.post("users", ANN);
            client.get("users");

            TreeMap<Integer, Long> byStatus = new TreeMap<>();
            byStatus.put(200, 2L);
            byStatus.put(409, 1L);
            assertThat(simulator.journal().totals()).isEqualTo(new Totals(3, 1, 2, 1, byStatus));
            assertThat(simulator.journal().totals().answered(409)).isEqualTo(1);
        }

        @Test
        void saysWhatCameWhen() {
            client.get("users?filter=email%20eq%20%22a@example.com%22");

            Call call = simulator.journal().calls().getLast();
            assertThat(call.at()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
            assertThat(call.request().method()).isEqualTo("GET");
            assertThat(call.request().path())
                    .isEqualTo("/admin/rest/v1/accounts/3570000000000000007/users");
            assertThat(call.request().query()).isEqualTo("filter=email%20eq%20%22a@example.com%22");
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.write()).isFalse();
            assertThat(call.disturbed()).isFalse();
        }

        @Test
        void findsWritesByAddressAndByKey() {
            client.post("users", ANN);
            String key = simulator.user("ann@example.com").orElseThrow().key().value();
            client.put("users/" + key, "{\"lastName\":\"C\"}");
            client.put("users/" + key, "{\"key\":\"1\"}");
            client.delete("users/42");

            assertThat(simulator.journal().writesTo("Ann@example.com")).hasSize(2);
            assertThat(simulator.journal().writesTo(key)).hasSize(2);
            assertThat(simulator.journal().writesTo("42")).hasSize(1);
            assertThat(simulator.journal().writes()).hasSize(4);
        }

        @Test
        void startsAgainWhenCleared() {
            client.get("users");

            simulator.journal().clear();

            assertThat(simulator.journal().calls()).isEmpty();
            assertThat(simulator.journal().totals().calls()).isZero();
        }
    }

    @Nested
    class OwnPages {

        private final String token = simulator.options().credentials().simulatorToken();

        @Test
        void showTheAccounts() {
            client.post("users", ANN);

            JsonNode accounts = client.own("GET", "accounts", token).json();

            assertThat(accounts.size()).isEqualTo(2);
            assertThat(accounts.at("/1/email").asString()).isEqualTo("ann@example.com");
        }

        @Test
        void showAndClearTheJournalWithoutAppearingInIt() {
            client.post("users", ANN);
            client.get("users");

            JsonNode journal = client.own("GET", "journal?writes=true", token).json();

            assertThat(journal.at("/totals/calls").asInt()).isEqualTo(2);
            assertThat(journal.at("/totals/byStatus/200").asInt()).isEqualTo(2);
            assertThat(journal.get("calls").size()).isEqualTo(1);
            assertThat(journal.at("/calls/0/request/method").asString()).isEqualTo("POST");
            assertThat(journal.at("/calls/0/at").asString()).isEqualTo("2026-03-01T10:00:00Z");
            assertThat(client.own("DELETE", "journal", token).status()).isEqualTo(204);
            assertThat(simulator.journal().calls()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"accounts", "journal", "anything"})
        void answerNobodyWithoutTheirToken(String page) {
            assertThat(client.own("GET", page, "wrong").status()).isEqualTo(401);
        }

        @Test
        void tellAnyoneThatTheSimulatorIsWell() {
            Client.Answer health =
                    client.send(HttpRequest.newBuilder(client.uri("/simulator/health")));

            assertThat(health.status()).isEqualTo(200);
            assertThat(health.json().get("status").asString()).isEqualTo("UP");
        }
    }
}
