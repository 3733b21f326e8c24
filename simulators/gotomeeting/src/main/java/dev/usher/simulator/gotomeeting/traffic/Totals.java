package dev.usher.simulator.gotomeeting.traffic;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many calls came since the start or the last clearing.
 *
 * @param calls to the Admin API
 * @param reads of them, those that read
 * @param writes of them, those that were meant to change something
 * @param tokens calls to the token endpoint, not among {@code calls}
 * @param byStatus calls to the Admin API by the status answered
 */
public record Totals(
        long calls, long reads, long writes, long tokens, SortedMap<Integer, Long> byStatus) {

    public Totals {
        byStatus = Collections.unmodifiableSortedMap(new TreeMap<>(byStatus));
    }

    public long answered(int status) {
        return byStatus.getOrDefault(status, 0L);
    }
}
