package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Failure;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What is spent on one piece of work: tries, repeated after transient failures, and calls. */
final class Effort {

    private static final int MOST_READS = 3;

    private final BackOff backOff;
    private int attempts;
    private int calls;

    Effort(BackOff backOff) {
        this.backOff = backOff;
    }

    /** Does a step, and again after each transient failure as often as the back-off allows. */
    <T> T repeat(Supplier<T> step) {
        RetryConfig config =
                RetryConfig.<T>custom()
                        .maxAttempts(backOff.attempts())
                        .retryOnException(Effort::transientFailure)
                        .intervalBiFunction(
                                (attempt, ended) -> pause(attempt, Optional.of(ended.getLeft())))
                        .build();
        return Retry.of("goto", config).executeSupplier(step);
    }

    /** As {@link #repeat}, for the step that makes the change: its tries are counted. */
    <T> T change(Supplier<T> step) {
        return repeat(
                () -> {
                    attempts++;
                    return step.get();
                });
    }

    /**
     * Reads until it is as it should be, a few times at most: GoTo may lag behind its own writes.
     *
     * @return what was read last
     */
    <T> T await(Supplier<T> read, Predicate<T> settled) {
        RetryConfig config =
                RetryConfig.<T>custom()
                        .maxAttempts(MOST_READS)
                        .retryOnResult(settled.negate())
                        .retryOnException(_ -> false)
                        .intervalBiFunction((attempt, _) -> pause(attempt, Optional.empty()))
                        .build();
        return Retry.of("settling", config).executeSupplier(() -> repeat(read));
    }

    /** Makes one call. */
    <T> T call(Supplier<T> call) {
        calls++;
        return call.get();
    }

    int attempts() {
        return attempts;
    }

    int calls() {
        return calls;
    }

    private long pause(int attempt, Optional<Throwable> thrown) {
        Optional<Duration> asked =
                thrown.flatMap(
                        e ->
                                e instanceof GoToException failed
                                                && failed.failure()
                                                        instanceof Failure.Transient passing
                                        ? passing.retryAfter()
                                        : Optional.empty());
        return backOff.pause(attempt, asked, ThreadLocalRandom.current().nextDouble()).toMillis();
    }

    private static boolean transientFailure(Throwable thrown) {
        return thrown instanceof GoToException failed
                && failed.failure() instanceof Failure.Transient;
    }
}
