package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.adapter.admin.AdminClient;
import dev.usher.gotomeeting.adapter.admin.Credentials;
import dev.usher.gotomeeting.adapter.admin.Http;
import dev.usher.gotomeeting.adapter.admin.Pace;
import dev.usher.gotomeeting.adapter.admin.Secret;
import dev.usher.gotomeeting.adapter.admin.TokenSource;
import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.simulator.gotomeeting.GoToSimulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The client of the Admin API, signed in to the stand-in and without a limit of its own. */
final class SimulatorClient {

    static final BackOff BACK_OFF = new BackOff(3, Duration.ZERO, Duration.ofMillis(1));

    private SimulatorClient() {}

    static AdminClient of(GoToSimulator simulator) {
        Clock clock = Clock.systemUTC();
        Traffic traffic = new Traffic(10, BACK_OFF, clock);
        Http http = new Http(Duration.ofSeconds(2), Duration.ofSeconds(10));
        var known = simulator.options().credentials();
        return new AdminClient(
                http,
                simulator.baseUrl(),
                new TokenSource(
                        http,
                        simulator.tokenUrl(),
                        Optional.of(
                                new Credentials(
                                        known.clientId(),
                                        new Secret(known.clientSecret()),
                                        Optional.of(new Secret(known.personalAccessToken())),
                                        Optional.empty())),
                        clock),
                new Pace(0, () -> true, traffic),
                traffic,
                clock,
                new SimpleMeterRegistry());
    }
}
