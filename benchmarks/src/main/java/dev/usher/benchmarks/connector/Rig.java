package dev.usher.benchmarks.connector;

import dev.usher.contracts.Command;
import dev.usher.contracts.ScanSummary;
import dev.usher.contracts.topic.Topic;
import dev.usher.local.machine.CannotStartException;
import dev.usher.local.machine.RunningProgram;
import dev.usher.local.machine.Workbench;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A stand-in for GoTo and a connector, both new, with topics of their own. */
final class Rig implements AutoCloseable {

    /** Readies the stand-in before the connector starts. */
    interface Furnishing {
        void furnish(SimulatorPages goTo) throws IOException, InterruptedException;
    }

    private static final Duration SCANNED_WITHIN = Duration.ofMinutes(3);
    private static final Duration STALL = Duration.ofSeconds(90);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration TELL_AGAIN = Duration.ofSeconds(5);

    private final String name;
    private final Consumer<String> say;
    private final RunningProgram simulator;
    private final SimulatorPages goTo;
    private final Wire wire;
    private final RunningProgram connector;
    private final ScanSummary firstScan;

    private Rig(
            String name,
            Consumer<String> say,
            RunningProgram simulator,
            SimulatorPages goTo,
            Wire wire,
            RunningProgram connector)
            throws InterruptedException {
        this.name = name;
        this.say = say;
        this.simulator = simulator;
        this.goTo = goTo;
        this.wire = wire;
        this.connector = connector;
        this.firstScan = awaitScan();
    }

    /**
     * Starts both, and waits until the connector has looked at GoTo once.
     *
     * @param name heads the topics
     */
    static Rig start(
            Workbench workbench,
            String name,
            Setup setup,
            Furnishing furnishing,
            Consumer<String> say)
            throws IOException, InterruptedException, ExecutionException {
        RunningProgram simulator =
                workbench.startSimulator(setup.simulator(), setup.simulatorHeapMegabytes());
        SimulatorPages goTo = new SimulatorPages(simulator, workbench.goTo().simulatorToken());
        goTo.awaitUp();
        furnishing.furnish(goTo);
        Wire wire = Wire.open(workbench.bootstrapServers(), name + ".");
        wire.tell(People.settings());
        RunningProgram connector =
                workbench.startConnector(simulator.url(), setup.connectorWithTopics(name + "."));
        Rig rig = new Rig(name, say, simulator, goTo, wire, connector);
        goTo.clearJournal();
        return rig;
    }

    SimulatorPages goTo() {
        return goTo;
    }

    Answers answers() {
        return wire.answers();
    }

    ScanSummary firstScan() {
        return firstScan;
    }

    /** Most memory the connector ever had, in MB. */
    double residentMb() {
        return connector.peakBytes() / (1024.0 * 1024.0);
    }

    /** Writes commands to a lane, in order. */
    void send(Topic<Command> lane, Collection<Command> commands)
            throws ExecutionException, InterruptedException {
        wire.send(lane, commands);
    }

    /**
     * Waits until so many commands in all are answered.
     *
     * @throws CannotStartException when the connector has ended, or answers nothing any more
     */
    void awaitAnswers(int wanted) throws InterruptedException {
        long[] told = {System.nanoTime()};
        boolean answered =
                wire.answers()
                        .await(
                                wanted,
                                STALL,
                                count -> {
                                    if (System.nanoTime() - told[0] > TELL_AGAIN.toNanos()) {
                                        told[0] = System.nanoTime();
                                        say.accept(
                                                String.format(
                                                        Locale.ROOT,
                                                        "%s: %,d of %,d answered",
                                                        name,
                                                        count,
                                                        wanted));
                                    }
                                    return connector.alive();
                                });
        if (!answered) {
            throw new CannotStartException(
                    String.format(
                            Locale.ROOT,
                            "%s: only %,d of %,d commands were answered. The connector's log is"
                                    + " %s.",
                            name,
                            wire.answers().count(),
                            wanted,
                            connector.log()));
        }
    }

    private ScanSummary awaitScan() throws InterruptedException {
        long end = System.nanoTime() + SCANNED_WITHIN.toNanos();
        while (connector.alive() && System.nanoTime() < end) {
            if (wire.firstScan().isDone()) {
                return wire.firstScan().join();
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
        throw new CannotStartException(
                name + ": the connector told of no scan; its log is " + connector.log() + ".");
    }

    @Override
    public void close() throws InterruptedException {
        connector.close();
        wire.close();
        simulator.close();
    }
}
