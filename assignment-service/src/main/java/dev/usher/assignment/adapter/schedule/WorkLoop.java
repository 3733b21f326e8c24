package dev.usher.assignment.adapter.schedule;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does steps until there are none, then rests until woken or until the rest is over. A step that
 * fails is tried again after a while.
 */
public final class WorkLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final String name;
    private final BooleanSupplier step;
    private final Supplier<Duration> rest;
    private final Semaphore work = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;

    /**
     * @param step does something; false when there was nothing to do
     * @param rest how long nothing has to be done, unless woken
     */
    public WorkLoop(String name, BooleanSupplier step, Supplier<Duration> rest) {
        this.name = name;
        this.step = step;
        this.rest = rest;
    }

    /** Tells that there may be something to do. */
    public void wake() {
        work.release();
    }

    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    @Override
    public void stop() {
        stopping = true;
        wake();
        Thread running = thread;
        thread = null;
        if (running != null) {
            try {
                if (!running.join(GRACE)) {
                    running.interrupt();
                    running.join(GRACE);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        boolean failing = false;
        while (!stopping) {
            Duration pause = AFTER_FAILURE;
            try {
                while (!stopping && step.getAsBoolean()) {}
                pause = rest.get();
                failing = false;
            } catch (RuntimeException e) {
                if (!failing && !stopping) {
                    log.atWarn()
                            .setCause(e)
                            .addKeyValue("work", name)
                            .log("Could not do a step, tries again");
                }
                failing = true;
            }
            try {
                if (work.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
