package dev.usher.benchmarks.diff;

import dev.usher.benchmarks.timing.Roll;
import dev.usher.benchmarks.wire.Bus;
import dev.usher.contracts.Command;
import dev.usher.contracts.Decision;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import dev.usher.local.machine.CannotStartException;
import dev.usher.local.machine.RunningProgram;
import dev.usher.local.machine.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A diff-service with topics of its own, and the bench as its neighbours. */
final class Rig implements AutoCloseable {

    /** Whatever is waited for takes no longer. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final String OTHER_APPLICATION = "other";

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration TELL_AGAIN = Duration.ofSeconds(5);

    private final Launch launch;
    private final String name;
    private final Path data;
    private final Consumer<String> say;
    private final Bus bus;
    private final StandIn neighbours;
    private final StandIn others;
    private final Intake intake;
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("heart").factory());
    private volatile Hearing hearing = new Hearing() {};
    private RunningProgram service;

    private Rig(Launch launch, String name, Path data, Bus bus, Consumer<String> say)
            throws IOException {
        this.launch = launch;
        this.name = name;
        this.data = data;
        this.say = say;
        this.bus = bus;
        this.neighbours = new StandIn(bus, Bus.APPLICATION);
        this.others = new StandIn(bus, OTHER_APPLICATION);
        this.intake = new Intake(bus);
        listen();
        for (StandIn each : List.of(neighbours, others)) {
            each.settings(Crowd.settings(1));
            var _ =
                    heart.scheduleAtFixedRate(
                            each::heartbeat, 0, HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        }
        this.service = launch();
    }

    /** Starts the service, by {@link Workbench}. */
    @FunctionalInterface
    interface Launch {
        RunningProgram start(Path data, Map<String, String> settings) throws IOException;
    }

    /**
     * Starts one that knows the settings and nobody, and waits until it is ready.
     *
     * @param bootstrapServers of the broker
     * @param name heads the topics
     * @param states where its state is kept
     */
    static Rig start(
            String bootstrapServers, Launch launch, String name, Path states, Consumer<String> say)
            throws IOException, InterruptedException, ExecutionException {
        Bus bus = Bus.open(bootstrapServers, name + ".", Duration.ZERO);
        Rig rig = new Rig(launch, name, states.resolve(name), bus, say);
        try {
            rig.awaitReady();
            return rig;
        } catch (RuntimeException | InterruptedException e) {
            rig.close();
            throw e;
        }
    }

    Bus bus() {
        return bus;
    }

    StandIn neighbours() {
        return neighbours;
    }

    /** Those of another application, whose users come before all that is measured. */
    StandIn others() {
        return others;
    }

    /** From now on, and instead of whoever listened until now. */
    void hear(Hearing listener) {
        hearing = listener;
    }

    void send(Entitlement entitlement) {
        neighbours.send(entitlement);
    }

    void say(String what) {
        say.accept(name + ": " + what);
    }

    /** Waits until the service says that it is ready. */
    void awaitReady() throws InterruptedException {
        await("it is ready", this::ready, () -> "");
    }

    /** Waits until all that was written is taken in for good, and what came of it is answered. */
    void awaitTakenIn() throws InterruptedException {
        bus.settle();
        await("it has taken all in", intake::done, () -> intake.behind() + " records to go");
    }

    /** Waits until everybody is struck off. */
    void await(String until, Roll roll) throws InterruptedException {
        await(
                until,
                () -> roll.left() == 0,
                () -> String.format(Locale.ROOT, "%,d to go", roll.left()));
    }

    /**
     * Waits.
     *
     * @param until what is waited for, in words
     * @param progress how far it is, in words
     * @throws CannotStartException when the service has ended, or it takes too long
     */
    void await(String until, BooleanSupplier done, Supplier<String> progress)
            throws InterruptedException {
        long begin = System.nanoTime();
        long told = begin;
        while (!done.getAsBoolean()) {
            bus.check();
            long now = System.nanoTime();
            if (!service.alive() || now - begin > LIMIT.toNanos()) {
                throw new CannotStartException(
                        String.format(
                                Locale.ROOT,
                                "%s: the diff-service %s before %s (%s). Its log is %s.",
                                name,
                                service.alive() ? "took more than five minutes" : "ended",
                                until,
                                progress.get(),
                                service.log()));
            }
            if (now - told > TELL_AGAIN.toNanos()) {
                told = now;
                say("waiting until " + until + ": " + progress.get());
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
    }

    void stop() throws InterruptedException {
        service.close();
    }

    /** Stops the service, which may take so long. */
    void stop(Duration patience) throws InterruptedException {
        service.close(patience);
    }

    void kill() throws InterruptedException {
        service.kill();
    }

    /** Starts the service again, on the state it left. */
    void startAgain() throws IOException {
        service = launch();
    }

    /** Most memory the running process ever had, in MB. */
    double residentMb() {
        return megabytes(service.peakBytes());
    }

    /** Size of the state folder, in MB; while the service does not run. */
    double stateMb() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return megabytes(
                    files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum());
        }
    }

    private static double megabytes(long bytes) {
        return bytes / (1024.0 * 1024.0);
    }

    private RunningProgram launch() throws IOException {
        return launch.start(data, Map.of("contracts.topic-prefix", bus.prefix()));
    }

    private boolean ready() {
        try {
            return service.ready();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void listen() {
        RecordDecoder<Decision> decisions = bus.decoder(Topics.DECISIONS);
        RecordDecoder<Command> commands = bus.decoder(Topics.BULK_COMMANDS);
        bus.on(
                Topics.DECISIONS,
                record -> hearing.decided(decisions.decode(record.value()), System.nanoTime()));
        bus.on(Topics.URGENT_COMMANDS, record -> command(commands, record, true));
        bus.on(Topics.BULK_COMMANDS, record -> command(commands, record, false));
        bus.listen();
    }

    private void command(
            RecordDecoder<Command> commands,
            ConsumerRecord<byte[], byte[]> record,
            boolean urgent) {
        long readAt = System.nanoTime();
        Command command = commands.decode(record.value());
        boolean ours = RecordKey.parse(record.key()).application().equals(Bus.APPLICATION);
        (ours ? neighbours : others).answer(command);
        hearing.commanded(command, urgent, readAt);
    }

    @Override
    public void close() throws InterruptedException {
        heart.shutdownNow();
        service.close();
        intake.close();
        bus.close();
    }
}
