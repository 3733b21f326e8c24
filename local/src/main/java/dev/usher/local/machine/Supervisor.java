package dev.usher.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps one service running: starts it again when it ends, sooner at first, then with pauses. */
final class Supervisor {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private final ServiceSpec spec;
    private final Path logs;
    private final Path pids;
    private final Consumer<String> say;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicInteger ends = new AtomicInteger();
    private final Thread thread;
    private volatile @Nullable ServiceProcess running;

    Supervisor(ServiceSpec spec, Path logs, Path pids, Consumer<String> say) {
        this.spec = spec;
        this.logs = logs;
        this.pids = pids;
        this.say = say;
        this.thread = Thread.ofPlatform().name("supervise-" + spec.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    ServiceSpec spec() {
        return spec;
    }

    /** How often the service ended without being asked to. */
    int ends() {
        return ends.get();
    }

    /** Its process; null while there is none. */
    @Nullable ProcessHandle process() {
        ServiceProcess current = running;
        return current == null ? null : current.handle();
    }

    /** Stops the service for good. */
    void stop() throws InterruptedException {
        stopping.countDown();
        ServiceProcess current = running;
        if (current != null) {
            current.stop();
        }
        thread.join();
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (stopping.getCount() > 0) {
                long begin = System.nanoTime();
                ServiceProcess started = ServiceProcess.start(spec, logs, pids);
                running = started;
                if (stopping.getCount() == 0) {
                    started.stop();
                }
                int code = started.await();
                running = null;
                if (stopping.getCount() == 0) {
                    return;
                }
                ends.incrementAndGet();
                boolean healthy = System.nanoTime() - begin > HEALTHY.toNanos();
                pause = healthy ? FIRST_PAUSE : pause;
                say.accept(
                        spec.name()
                                + " ended (code "
                                + code
                                + "); it is started again in "
                                + pause.toSeconds()
                                + " s. Its log: "
                                + logs.resolve(spec.name() + ".log"));
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                Duration doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
