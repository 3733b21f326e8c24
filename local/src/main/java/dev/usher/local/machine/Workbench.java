package dev.usher.local.machine;

import dev.usher.contracts.topic.Topics;
import dev.usher.local.client.AssignmentApi;
import dev.usher.simulator.gotomeeting.options.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A broker in this process, and single services and the stand-in for GoTo as processes of their
 * own, to look at one of them alone. Nothing listens beyond the loopback interface. Closing it
 * stops everything, and so does the end of this process.
 */
public final class Workbench implements AutoCloseable {

    private static final String SIMULATOR = "simulator-gotomeeting";

    private final Path project;
    private final DataLock lock;
    private final Path logs;
    private final Path pids;
    private final Broker broker;
    private final Secrets secrets;
    private final Gauges gauges = new Gauges(HttpClient.newHttpClient());
    private final List<ServiceProcess> started = new ArrayList<>();
    private @Nullable Database database;
    private boolean closed;

    private Workbench(
            Path project, DataLock lock, Path logs, Path pids, Broker broker, Secrets secrets) {
        this.project = project;
        this.lock = lock;
        this.logs = logs;
        this.pids = pids;
        this.broker = broker;
        this.secrets = secrets;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
    }

    /**
     * Starts the broker, and stops what a killed predecessor left running on this data.
     *
     * @param project the folder with the built modules
     * @param data where everything it keeps is kept
     * @throws CannotStartException with a message for a person
     */
    public static Workbench start(Path project, Path data)
            throws IOException, InterruptedException {
        DataLock lock = DataLock.take(data);
        try {
            Path logs = Files.createDirectories(data.resolve("logs"));
            Path pids = Files.createDirectories(data.resolve("pids"));
            ServiceProcess.stopOrphans(
                    List.of(
                            Topics.ASSIGNMENT_SERVICE,
                            Topics.CONNECTOR_GOTOMEETING,
                            Topics.DIFF_SERVICE,
                            Topics.NOTIFIER_SERVICE,
                            SIMULATOR),
                    pids);
            Secrets secrets = Secrets.in(data.resolve("secrets.properties"));
            DataFolder.delete(data.resolve("kafka"));
            List<Integer> ports = Ports.unused(2);
            Broker broker = Broker.start(data.resolve("kafka"), ports.get(0), ports.get(1));
            return new Workbench(project, lock, logs, pids, broker, secrets);
        } catch (IOException | InterruptedException | RuntimeException e) {
            lock.close();
            throw e;
        } catch (Exception e) {
            lock.close();
            throw new CannotStartException("Kafka does not start: " + e, e);
        }
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** What the stand-in for GoTo accepts, and the connector uses. */
    public Credentials goTo() {
        return secrets.goTo();
    }

    /**
     * Starts a stand-in for GoTo.
     *
     * @param options of its program, without the dashes in front
     * @param heapMegabytes how large its heap may grow
     */
    public RunningProgram startSimulator(Map<String, String> options, int heapMegabytes)
            throws IOException {
        int port = Ports.unused(1).getFirst();
        Credentials accepted = secrets.goTo();
        return run(
                new ServiceSpec(
                                SIMULATOR,
                                Services.built(
                                        project.resolve("simulators").resolve("gotomeeting"),
                                        SIMULATOR),
                                List.of(
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "-Xmx" + heapMegabytes + "m"),
                                options,
                                Map.of(
                                        "USHER_SIMULATOR_CLIENT_ID", accepted.clientId(),
                                        "USHER_SIMULATOR_CLIENT_SECRET", accepted.clientSecret(),
                                        "USHER_SIMULATOR_REFRESH_TOKEN", accepted.refreshToken(),
                                        "USHER_SIMULATOR_PERSONAL_ACCESS_TOKEN",
                                                accepted.personalAccessToken(),
                                        "USHER_SIMULATOR_TOKEN", accepted.simulatorToken()),
                                port)
                        .with(Map.of("port", Integer.toString(port))));
    }

    /**
     * Starts the connector as it runs in the whole system.
     *
     * @param goTo the stand-in it works against
     * @param settings configuration properties besides
     */
    public RunningProgram startConnector(URI goTo, Map<String, String> settings)
            throws IOException {
        return run(
                services(pids, goTo.toString(), goTo.resolve("/oauth/token").toString())
                        .connector()
                        .with(settings));
    }

    /**
     * Starts the diff-service as it runs in the whole system.
     *
     * @param data where its local state is kept; another start goes on from there
     * @param settings configuration properties besides
     */
    public RunningProgram startDiffService(Path data, Map<String, String> settings)
            throws IOException {
        return run(services(data, "", "").diff().with(settings));
    }

    /**
     * As {@link #startDiffService}, in training: what its JVM learns is written when it ends.
     *
     * @param cache the file to write
     */
    public RunningProgram trainDiffService(Path data, Map<String, String> settings, Path cache)
            throws IOException {
        return run(services(data, "", "").diffInTraining(cache).with(settings));
    }

    /** An assignment-service and the way to its API. */
    public record Assignment(RunningProgram program, AssignmentApi api, URI url, String token) {}

    /**
     * Starts the assignment-service as it runs in the whole system, over a new PostgreSQL server
     * that loses nothing; another start goes on from there.
     *
     * @param settings configuration properties besides
     */
    public synchronized Assignment startAssignmentService(Map<String, String> settings)
            throws IOException, InterruptedException {
        Database server = database;
        if (server == null) {
            Path data = pids.resolveSibling("postgresql");
            DataFolder.delete(data);
            server =
                    Database.start(
                            data, Ports.unused(1).getFirst(), true, logs.resolve("postgresql.log"));
            database = server;
        }
        int port = Ports.unused(1).getFirst();
        Services.Surroundings surroundings =
                new Services.Surroundings(bootstrapServers(), server.url(), 0, "", "");
        RunningProgram program =
                run(services(pids, port, surroundings).assignment().with(settings));
        URI url = URI.create("http://127.0.0.1:" + port);
        String token = secrets.assignmentToken();
        return new Assignment(program, new AssignmentApi(url, token), url, token);
    }

    /**
     * Starts the notifier as it runs in the whole system.
     *
     * @param mailPort of the mail server
     * @param settings configuration properties besides
     */
    public RunningProgram startNotifier(int mailPort, Map<String, String> settings)
            throws IOException {
        return run(
                services(
                                pids,
                                0,
                                new Services.Surroundings(bootstrapServers(), "", mailPort, "", ""))
                        .notifier()
                        .with(settings));
    }

    private Services services(Path data, String goToUrl, String goToTokenUrl) {
        return services(
                data,
                0,
                new Services.Surroundings(bootstrapServers(), "", 0, goToUrl, goToTokenUrl));
    }

    private Services services(Path data, int assignmentPort, Services.Surroundings surroundings) {
        return new Services(
                project,
                data,
                secrets,
                0,
                assignmentPort,
                Collections.nCopies(Services.NAMES.size(), Ports.unused(1).getFirst()),
                surroundings);
    }

    private synchronized RunningProgram run(ServiceSpec spec) throws IOException {
        if (closed) {
            throw new CannotStartException("Stopping; nothing is started any more.");
        }
        ServiceProcess process = ServiceProcess.start(spec, logs, pids);
        started.add(process);
        return new RunningProgram(
                process,
                URI.create("http://127.0.0.1:" + spec.managementPort()),
                logs.resolve(spec.name() + ".log"),
                gauges);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            for (ServiceProcess process : started.reversed()) {
                process.stop();
            }
            if (database != null) {
                database.close();
            }
            broker.close();
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
