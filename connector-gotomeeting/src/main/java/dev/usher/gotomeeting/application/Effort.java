package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What is spent on one piece of work: tries, repeated after transient failures, and calls. */
final class Effort {

    private static final int MOST_READS = 3;

    private final BackOff backOff;
    private final Predicate<Failure.Transient> mayRetry;
    private int attempts;
    private int calls;

    Effort(BackOff backOff) {
        this(backOff, _ -> true);
    }

    /**
     * @param mayRetry whether there is room for another try after such a failure
     */
    Effort(BackOff backOff, Predicate<Failure.Transient> mayRetry) {
        this.backOff = backOff;
        this.mayRetry = mayRetry;
    }

    /** Does a step, and again after each transient failure as often as the back-off allows. */
    <T> T repeat(Supplier<T> step) {
        int attempt = 1;
        while (true) {
            try {
                return step.get();
            } catch (GoToException e) {
                sleep(pause(attempt, e).orElseThrow(() -> e));
            }
            attempt++;
        }
    }

    /** As {@link #repeat}, for the step that makes the change: its tries are counted. */
    <T> T change(Supplier<T> step) {
        return repeat(
                () -> {
                    tried();
                    return step.get();
                });
    }

    /**
     * Reads until it is as it should be, a few times at most: GoTo may lag behind its own writes.
     *
     * @return what was read last
     */
    <T> T await(Supplier<T> read, Predicate<T> settled) {
        T last = repeat(read);
        for (int reads = 1; reads < MOST_READS && !settled.test(last); reads++) {
            sleep(backOff.pause(reads, Optional.empty(), ThreadLocalRandom.current().nextDouble()));
            last = repeat(read);
        }
        return last;
    }

    /** Makes one call. */
    <T> T call(Supplier<T> call) {
        calls++;
        return call.get();
    }

    /** Counts a try that is made together with others'. */
    void tried() {
        attempts++;
    }

    int attempts() {
        return attempts;
    }

    int calls() {
        return calls;
    }

    private Optional<Duration> pause(int attempt, GoToException thrown) {
        if (!(thrown.failure() instanceof Failure.Transient passing)) {
            return Optional.empty();
        }
        return backOff.next(attempt, passing, ThreadLocalRandom.current().nextDouble())
                .filter(_ -> mayRetry.test(passing));
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StoppedException("Stopped while waiting for another try");
        }
    }
}
