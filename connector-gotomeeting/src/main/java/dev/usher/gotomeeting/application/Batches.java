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

    /** A batch of this size was refused, and its halves were tried. */
    void halved(int size, Blame blame) {
        switch (blame) {
            case NOBODY -> learn(now -> now.tooLarge(size));
            case SOMEONE -> learn(BatchSize::spoilt);
            case UNCLEAR -> {}
        }
    }

    void learn(UnaryOperator<BatchSize> lesson) {
        size.updateAndGet(lesson);
    }
}
