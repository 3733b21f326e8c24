package dev.usher.diff.adapter.kafka;

import dev.usher.diff.application.Count;
import dev.usher.diff.application.Progress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where the applications of this instance stand, for meters; written by tasks, read by anyone. */
public final class Tally {

    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    private record Line(int partition, Progress progress) {}

    void set(String application, int partition, Progress progress) {
        lines.put(application, new Line(partition, progress));
    }

    void forget(int partition) {
        lines.values().removeIf(line -> line.partition() == partition);
    }

    /** One of the counts, over all applications. */
    public long sum(Count count) {
        return lines.values().stream().mapToLong(line -> line.progress().counts().of(count)).sum();
    }

    public long gatesOpen() {
        return lines.values().stream().filter(line -> line.progress().gateOpen()).count();
    }
}
