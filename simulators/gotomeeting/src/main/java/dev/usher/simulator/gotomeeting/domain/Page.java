package dev.usher.simulator.gotomeeting.domain;

import java.util.List;
import java.util.function.Function;

/**
 * A window onto a list.
 *
 * @param from zero-based position of the first result
 * @param total length of the whole list
 */
public record Page<T>(List<T> results, int from, int total) {

    public Page {
        results = List.copyOf(results);
    }

    public static <T> Page<T> of(List<T> all, int offset, int size) {
        int from = Math.min(offset, all.size());
        int to = (int) Math.min((long) from + size, all.size());
        return new Page<>(all.subList(from, to), from, all.size());
    }

    <R> Page<R> map(Function<T, R> change) {
        return new Page<>(results.stream().map(change).toList(), from, total);
    }
}
