package dev.usher.local.machine;

import dev.usher.simulator.gotomeeting.GoToSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The running system. Closing it stops everything, the services first. */
public final class Machine implements AutoCloseable {

    private final DataLock lock;
    private final Secrets secrets;
    private final Ground ground;
    private final Fleet fleet;
    private final URI console;
    private final URI assignment;
    private boolean closed;

    private Machine(
            DataLock lock,
            Secrets secrets,
            Ground ground,
            Fleet fleet,
            URI console,
            URI assignment) {
        this.lock = lock;
        this.secrets = secrets;
        this.ground = ground;
        this.fleet = fleet;
        this.console = console;
        this.assignment = assignment;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
    }

    /**
     * Starts everything. What a killed predecessor left running on this data is stopped before.
     *
     * @throws CannotStartException with a message for a person
     */
    public static Machine start(MachineOptions options) throws IOException, InterruptedException {
        DataLock lock = DataLock.take(options.data());
        try {
            Path logs = Files.createDirectories(options.data().resolve("logs"));
            Path pids = Files.createDirectories(options.data().resolve("pids"));
            ServiceProcess.stopOrphans(Services.NAMES, pids);
            options.ports().check();
            Secrets secrets = Secrets.in(options.data().resolve("secrets.properties"));
            SettingsFile.write(
                    options.data().resolve("settings.yaml"), options.notificationWindow());
            Ground ground = Ground.start(options, secrets, logs);
            options.say().accept("Kafka, PostgreSQL, the mailbox and the stand-in for GoTo run.");
            try {
                List<Integer> unused = Ports.unused(2 + Services.NAMES.size());
                int console = options.ports().console().orElse(unused.get(0));
                int assignment = options.ports().assignment().orElse(unused.get(1));
                Services services =
                        new Services(
                                options.project(),
                                options.data(),
                                secrets,
                                console,
                                assignment,
                                unused.subList(2, unused.size()),
                                ground.seenByServices());
                Fleet fleet = Fleet.start(services.specs(), logs, pids, options.say());
                return new Machine(lock, secrets, ground, fleet, url(console), url(assignment));
            } catch (RuntimeException e) {
                ground.close();
                throw e;
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Waits until the system works: all services say that they are ready, and the first look at the
     * GoTo account is done.
     *
     * @throws CannotStartException when it does not come to that
     */
    public void awaitReady() throws InterruptedException {
        fleet.awaitReady();
    }

    public URI console() {
        return console;
    }

    public URI assignment() {
        return assignment;
    }

    public Secrets secrets() {
        return secrets;
    }

    public GoToSimulator goTo() {
        return ground.goTo();
    }

    public String bootstrapServers() {
        return ground.broker().bootstrapServers();
    }

    /** Mails that arrived since the start, oldest first. */
    public List<Mail> mails() {
        return ground.mailbox().mails();
    }

    /** A metric of a service, summed over its tags; empty while it has none or does not answer. */
    public OptionalDouble gauge(String service, String metric) throws InterruptedException {
        return fleet.gauge(service, metric);
    }

    /** Whether the service says that it is ready to work. */
    public boolean ready(String service) throws InterruptedException {
        return fleet.ready(service);
    }

    /** The services, by the names of their modules. */
    public static List<String> services() {
        return Services.NAMES;
    }

    /** The process of a service, while there is one. */
    public Optional<ProcessHandle> process(String service) {
        return Optional.ofNullable(fleet.supervisor(service).process());
    }

    /** Memory that all processes together occupy now, in bytes; shared memory counts in each. */
    public long residentBytes() {
        return Stream.of(
                        Stream.of(ProcessHandle.current()),
                        fleet.processes().stream(),
                        ground.database().processes().stream())
                .flatMap(processes -> processes)
                .mapToLong(Memory::residentBytes)
                .sum();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            fleet.close();
            ground.close();
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
