package dev.usher.gotomeeting.adapter.admin;

import dev.usher.gotomeeting.application.Traffic;
import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.simulator.gotomeeting.GoToSimulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;

/** What signs in at a simulator with its personal access token. */
public final class SimulatorClient {

    /** Three tries without pauses worth mentioning. */
    public static final BackOff BACK_OFF = new BackOff(3, Duration.ZERO, Duration.ofMillis(1));

    private SimulatorClient() {}

    /** Without a limit of its own. */
    public static AdminClient of(GoToSimulator simulator) {
        return of(simulator, new Traffic(10, BACK_OFF, Clock.systemUTC()));
    }

    public static AdminClient of(GoToSimulator simulator, Traffic traffic) {
        Clock clock = Clock.systemUTC();
        Http http = new Http(Duration.ofSeconds(2), Duration.ofSeconds(10));
        TokenSource tokens =
                new TokenSource(
                        new TokenEndpoint(http, simulator.tokenUrl()),
                        () -> credentials(simulator),
                        KeptTokens.inMemory("gotomeeting"),
                        clock);
        return new AdminClient(
                http,
                simulator.baseUrl(),
                () -> tokens,
                new Pace(0, () -> true, traffic),
                traffic,
                clock,
                new SimpleMeterRegistry());
    }

    static Credentials credentials(GoToSimulator simulator) {
        return credentials(simulator, simulator.options().credentials().personalAccessToken());
    }

    static Credentials credentials(GoToSimulator simulator, String personalAccessToken) {
        var known = simulator.options().credentials();
        return new Credentials(
                known.clientId(),
                new Secret(known.clientSecret()),
                new Credentials.Grant.PersonalAccessToken(new Secret(personalAccessToken)));
    }
}
