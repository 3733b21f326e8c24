package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Failure;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** What is spent on one piece of work: tries, repeated after transient failures, and calls. */
final class Effort {

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
