package dev.usher.gotomeeting.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** The calls of a sliding time, counted by the second. Not thread-safe. */
public final class RecentCalls {

    private final long seconds;
    private final Deque<Second> counted = new ArrayDeque<>();

    /**
     * @param length of the time looked back upon, in whole seconds
     */
    public RecentCalls(Duration length) {
        this.seconds = length.toSeconds();
    }

    public void add(CallOutcome outcome, Instant at) {
        forgetBefore(at);
        if (counted.isEmpty() || counted.getLast().number < at.getEpochSecond()) {
            counted.addLast(new Second(at.getEpochSecond()));
        }
        counted.getLast().calls.merge(outcome, 1, Integer::sum);
    }

    public Tally tally(Instant now) {
        forgetBefore(now);
        Map<CallOutcome, Integer> sum = new EnumMap<>(CallOutcome.class);
        counted.forEach(
                second ->
                        second.calls.forEach(
                                (outcome, calls) -> sum.merge(outcome, calls, Integer::sum)));
        return new Tally(sum);
    }

    public void clear() {
        counted.clear();
    }

    private void forgetBefore(Instant now) {
        while (!counted.isEmpty() && counted.getFirst().number <= now.getEpochSecond() - seconds) {
            counted.removeFirst();
        }
    }

    private static final class Second {
        private final long number;
        private final Map<CallOutcome, Integer> calls = new EnumMap<>(CallOutcome.class);

        Second(long number) {
            this.number = number;
        }
    }
}
