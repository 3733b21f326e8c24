package dev.usher.simulator.gotomeeting;

import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.options.Switch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A simulator of its own for each test, without a rate limit, and a client signed in to it. */
abstract class AgainstSimulator {

    final MutableClock clock = new MutableClock();
    final GoToSimulator simulator;
    final Client client;

    AgainstSimulator(SimulatorOptions options) {
        this.simulator = GoToSimulator.start(options.withClock(clock).with(it -> it.withRate(0)));
        this.client = new Client(simulator);
    }

    @BeforeEach
    void signIn() {
        client.signedIn();
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    void set(Switch one, String value) {
        simulator.change(behaviour -> behaviour.with(one, value));
    }
}
