package dev.usher.simulator.gotomeeting.options;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How to start a simulator.
 *
 * @param port on the loopback interface; 0 for a free one
 * @param clock what tokens expire by, calls are dated by and the rate limit refills by
 * @param stateFile where the account's content survives a restart; empty to forget it
 */
public record SimulatorOptions(
        int port,
        InstantSource clock,
        AccountSetup account,
        Credentials credentials,
        Behaviour behaviour,
        Optional<Path> stateFile) {

    /** A free port, the system's clock, the default account, random credentials, no state file. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                0,
                InstantSource.system(),
                AccountSetup.DEFAULT,
                Credentials.random(),
                Behaviour.DEFAULT,
                Optional.empty());
    }

    public SimulatorOptions withPort(int wanted) {
        return new SimulatorOptions(wanted, clock, account, credentials, behaviour, stateFile);
    }

    public SimulatorOptions withClock(InstantSource other) {
        return new SimulatorOptions(port, other, account, credentials, behaviour, stateFile);
    }

    public SimulatorOptions withAccount(AccountSetup other) {
        return new SimulatorOptions(port, clock, other, credentials, behaviour, stateFile);
    }

    public SimulatorOptions withCredentials(Credentials other) {
        return new SimulatorOptions(port, clock, account, other, behaviour, stateFile);
    }

    /** These options with some behaviour changed: {@code with(it -> it.withRate(0))}. */
    public SimulatorOptions with(UnaryOperator<Behaviour> change) {
        return new SimulatorOptions(
                port, clock, account, credentials, change.apply(behaviour), stateFile);
    }

    public SimulatorOptions withStateFile(Path file) {
        return new SimulatorOptions(
                port, clock, account, credentials, behaviour, Optional.of(file));
    }
}
