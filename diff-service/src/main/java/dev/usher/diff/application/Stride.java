package dev.usher.diff.application;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;

/** Goes through the next ones as far as there is time, and through one at least. */
final class Stride<T> implements Iterable<T> {

    private final List<T> next;
    private final int most;
    private final BooleanSupplier late;
    private int gone;

    /**
     * Nobody has been gone through yet.
     *
     * @param next at most so many; fewer: nobody is behind them
     */
    Stride(List<T> next, int most, BooleanSupplier late) {
        this.next = next;
        this.most = most;
        this.late = late;
    }

    /** Goes on; there is one iteration in all. */
    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return gone < next.size() && (gone == 0 || !late.getAsBoolean());
            }

            @Override
            public T next() {
                if (gone == next.size()) {
                    throw new NoSuchElementException();
                }
                return next.get(gone++);
            }
        };
    }

    int length() {
        return gone;
    }

    /** The one gone through last. */
    T last() {
        return next.get(gone - 1);
    }

    /** Whether nobody is left. */
    boolean atTheEnd() {
        return gone == next.size() && gone < most;
    }
}
