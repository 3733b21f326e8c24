package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.BatchSize;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** How many creations go in one call, as learnt since the session began. Thread-safe. */
final class Batches {

    private final AtomicReference<BatchSize> size;

    /**
     * @param most never more; 1: every creation goes alone
     */
    Batches(int most) {
        this.size = new AtomicReference<>(BatchSize.upTo(most));
    }

    int size() {
        return size.get().now();
    }

    void learn(UnaryOperator<BatchSize> lesson) {
        size.updateAndGet(lesson);
    }
}
