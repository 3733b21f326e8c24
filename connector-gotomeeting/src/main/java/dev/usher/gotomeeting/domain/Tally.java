package dev.usher.gotomeeting.domain;

import java.util.Arrays;
import java.util.Map;

/** How many calls ended how. */
public record Tally(Map<CallOutcome, Integer> calls) {

    public Tally {
        calls = Map.copyOf(calls);
    }

    public int total() {
        return count(CallOutcome.values());
    }

    public int count(CallOutcome... outcomes) {
        return Arrays.stream(outcomes).mapToInt(outcome -> calls.getOrDefault(outcome, 0)).sum();
    }

    /** The part of all calls that ended in one of these ways, from 0 to 1; 0 without calls. */
    public double share(CallOutcome... outcomes) {
        return total() == 0 ? 0 : (double) count(outcomes) / total();
    }
}
