package dev.usher.gotomeeting.adapter.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.gotomeeting.application.GoToException;
import dev.usher.simulator.gotomeeting.GoToSimulator;
import dev.usher.simulator.gotomeeting.Seed;
import dev.usher.simulator.gotomeeting.domain.SignIn;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.traffic.Call;
import dev.usher.simulator.gotomeeting.traffic.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProbeTest {

    private final GoToSimulator simulator =
            GoToSimulator.start(SimulatorOptions.defaults().with(it -> it.withRate(0)));

    @BeforeEach
    void populate() {
        var licence = AccountSetup.gotomeeting(1).key();
        var group = simulator.addGroup("Secret Projects");
        simulator.addUser(Seed.of("ann.lee@corp.example.org", "Ann-Kathrin", "Leeuwenhoek"));
        simulator.addUser(
                Seed.of("zoe.oneil@corp.example.org", "Zoë", "O'Neil")
                        .licensed(licence)
                        .seen(SignIn.RECENT));
        simulator.addUser(
                Seed.of("wei.zhang@corp.example.org", "Wei-Ming", "Zhangsun")
                        .licensed(licence)
                        .in(group));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void readsALittleAndWritesNothing() {
        probe();

        assertThat(simulator.journal().writes()).filteredOn(Call::write).isEmpty();
        assertThat(simulator.journal().totals().writes()).isZero();
        assertThat(simulator.journal().calls()).hasSizeBetween(12, 17);
    }

    @Test
    void findsWhatHoldsAndWhatDoesNot() {
        assertThat(probe().findings())
                .filteredOn(finding -> finding.verdict() == Finding.Verdict.DOES_NOT_HOLD)
                .isEmpty();
        assertThat(probe().table())
                .contains("holds          The filter email eq")
                .contains("not seen       PUT of licenseKeys replaces");

        simulator.inject(
                Fault.answer(200, "application/json", "{}")
                        .on(call -> call.path().endsWith("/999999999999999999")));
        assertThat(probe().table()).startsWith("does NOT hold  A user that does not exist");
    }

    @Test
    void recordsNobody() {
        String recording = probe().recording().json();

        var known = simulator.options().credentials();
        assertThat(recording)
                .doesNotContainIgnoringCase(
                        "corp.example.org",
                        "ann.lee",
                        "Kathrin",
                        "Leeuwenhoek",
                        "Neil",
                        "Zhangsun",
                        "Secret Projects",
                        "goto.admin",
                        AccountSetup.DEFAULT.key(),
                        AccountSetup.DEFAULT.name(),
                        known.clientSecret(),
                        known.personalAccessToken(),
                        "Bearer");
        simulator.users().forEach(user -> assertThat(recording).doesNotContain(user.key().value()));
        simulator
                .groups()
                .forEach(
                        group -> assertThat(recording).doesNotContain(group.group().key().value()));
    }

    @Test
    void recordsTheSameForTheSameAndKeepsTypesAndLengths() {
        List<JsonNode> users = list(Probe.USERS);

        assertThat(list(Probe.USERS_AGAIN)).isEqualTo(users);
        assertThat(users).hasSize(4);
        assertThat(users.getFirst().path("key").stringValue())
                .hasSameSizeAs(simulator.users().getFirst().key().value())
                .containsOnlyDigits();
        assertThat(users.getFirst().path("email").stringValue()).endsWith("@example.com");
        assertThat(users.getFirst().path("status").stringValue()).isEqualTo("ACTIVE");
    }

    @Test
    void saysWhenItIsNotLetIn() {
        assertThatThrownBy(() -> run("wrong", Optional.empty())).isInstanceOf(GoToException.class);
        String right = simulator.options().credentials().personalAccessToken();
        assertThatThrownBy(() -> run(right, Optional.of("../1"))).isInstanceOf(GoToException.class);
    }

    private List<JsonNode> list(String path) {
        return JsonMapper.shared()
                .readTree(probe().recording().json())
                .path("exchanges")
                .valueStream()
                .filter(exchange -> exchange.path("path").stringValue().equals(path))
                .flatMap(exchange -> exchange.path("body").path("results").valueStream())
                .toList();
    }

    private ProbeReport probe() {
        return run(simulator.options().credentials().personalAccessToken(), Optional.empty());
    }

    private ProbeReport run(String personalAccessToken, Optional<String> accountKey) {
        Http http = new Http(Duration.ofSeconds(2), Duration.ofSeconds(5));
        return new Probe(http, simulator.baseUrl(), 0)
                .run(
                        simulator.tokenUrl(),
                        SimulatorClient.credentials(simulator, personalAccessToken),
                        accountKey);
    }
}
