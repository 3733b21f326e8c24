package dev.usher.local.machine;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The services, each under supervision. */
final class Fleet implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final int TOO_MANY_ENDS = 3;

    private final Gauges gauges = new Gauges(HttpClient.newHttpClient());
    private final List<Supervisor> supervisors;
    private final Path logs;

    private Fleet(List<Supervisor> supervisors, Path logs) {
        this.supervisors = supervisors;
        this.logs = logs;
    }

    /** Starts all services, without waiting until they are ready. */
    static Fleet start(List<ServiceSpec> specs, Path logs, Path pids, Consumer<String> say) {
        List<Supervisor> supervisors =
                specs.stream().map(spec -> new Supervisor(spec, logs, pids, say)).toList();
        supervisors.forEach(Supervisor::start);
        return new Fleet(supervisors, logs);
    }

    /**
     * Waits until all services are ready and the diff-service's gate is open, which takes settings
     * and a finished look at GoTo.
     *
     * @throws CannotStartException when a service keeps ending, or it takes too long
     */
    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (true) {
            String waitingFor = notReady();
            if (waitingFor.isEmpty()) {
                return;
            }
            supervisors.stream()
                    .filter(supervisor -> supervisor.ends() >= TOO_MANY_ENDS)
                    .findFirst()
                    .ifPresent(
                            supervisor -> {
                                throw new CannotStartException(
                                        supervisor.spec().name()
                                                + " does not start; its log is "
                                                + log(supervisor.spec().name())
                                                + ".");
                            });
            if (System.nanoTime() > end) {
                throw new CannotStartException(
                        "Not ready after "
                                + READY_WITHIN.toSeconds()
                                + " s: "
                                + waitingFor
                                + ". Logs are in "
                                + logs
                                + ".");
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
    }

    /** A metric of a service, summed over its tags; empty while there is none. */
    OptionalDouble gauge(String service, String metric) throws InterruptedException {
        return gauges.value(supervisor(service).spec().managementPort(), metric);
    }

    boolean ready(String service) throws InterruptedException {
        return gauges.ready(supervisor(service).spec().managementPort());
    }

    Supervisor supervisor(String service) {
        return supervisors.stream()
                .filter(supervisor -> supervisor.spec().name().equals(service))
                .findFirst()
                .orElseThrow();
    }

    List<ProcessHandle> processes() {
        return supervisors.stream()
                .map(Supervisor::process)
                .filter(Objects::nonNull)
                .map(ProcessHandle.class::cast)
                .toList();
    }

    Path log(String service) {
        return logs.resolve(service + ".log");
    }

    private String notReady() throws InterruptedException {
        for (Supervisor supervisor : supervisors) {
            if (!gauges.ready(supervisor.spec().managementPort())) {
                return supervisor.spec().name();
            }
        }
        return gauge("diff-service", "diff_gate_open").orElse(0) > 0
                ? ""
                : "the first look at the GoTo account";
    }

    /** Stops all services side by side. */
    @Override
    public void close() throws InterruptedException {
        List<Thread> stopping =
                supervisors.stream()
                        .map(supervisor -> Thread.ofVirtual().start(() -> stop(supervisor)))
                        .toList();
        for (Thread thread : stopping) {
            thread.join();
        }
    }

    private static void stop(Supervisor supervisor) {
        try {
            supervisor.stop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
