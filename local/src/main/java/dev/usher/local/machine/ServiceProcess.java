package dev.usher.local.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running service. A file beside its log tells which process it is, so that whoever starts the
 * system after a kill can find it.
 */
final class ServiceProcess {

    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final Process process;

    private ServiceProcess(Process process) {
        this.process = process;
    }

    static ServiceProcess start(ServiceSpec spec, Path logs, Path pids) throws IOException {
        List<String> command = new ArrayList<>();
        // Ctrl-C reaches every process of a terminal; services wait until they are told to stop.
        command.addAll(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(spec.jvmFlags());
        command.addAll(List.of("-jar", spec.jar().toString()));
        command.addAll(spec.arguments());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        logs.resolve(spec.name() + ".log").toFile()));
        builder.environment().putAll(spec.secrets());
        // RocksDB's memory is malloc's; an arena for each of many threads would keep much of it
        // idle.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = builder.start();
        process.getOutputStream().close();
        Files.writeString(
                pidFile(spec.name(), pids), process.pid() + " " + started(process.toHandle()));
        return new ServiceProcess(process);
    }

    /** Stops what an earlier run of the system left running of these services, side by side. */
    static void stopOrphans(List<String> services, Path pids)
            throws IOException, InterruptedException {
        List<ProcessHandle> orphans = new ArrayList<>();
        for (String service : services) {
            Path file = pidFile(service, pids);
            if (Files.exists(file)) {
                orphan(Files.readString(file)).ifPresent(orphans::add);
            }
        }
        stop(orphans);
        for (String service : services) {
            Files.deleteIfExists(pidFile(service, pids));
        }
    }

    private static Optional<ProcessHandle> orphan(String kept) {
        String[] parts = kept.strip().split(" ", -1);
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(process -> parts.length == 2 && parts[1].equals(started(process)));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits until it ends by itself or by others. */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it without asking, and returns when it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, and waits; when that takes too long, stops it. */
    void stop(Duration patience) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
    }

    /** Asks it to stop and, when it does not, stops it. */
    void stop() throws InterruptedException {
        stop(STOPPING);
    }

    private static void stop(List<ProcessHandle> processes) throws InterruptedException {
        processes.forEach(ProcessHandle::destroy);
        try {
            CompletableFuture.allOf(
                            processes.stream()
                                    .map(ProcessHandle::onExit)
                                    .toArray(CompletableFuture[]::new))
                    .get(STOPPING.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            processes.forEach(ProcessHandle::destroyForcibly);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private static Path pidFile(String service, Path pids) {
        return pids.resolve(service + ".pid");
    }
}
