package dev.usher.diff.adapter.kafka;

import dev.usher.diff.application.Job;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** Where the applications of this instance stand, for meters; written by tasks, read by anyone. */
public final class Tally {

    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    private record Line(int partition, Job job, boolean gateOpen) {}

    void set(String application, int partition, Job job, boolean gateOpen) {
        lines.put(application, new Line(partition, job, gateOpen));
    }

    void forget(int partition) {
        lines.values().removeIf(line -> line.partition() == partition);
    }

    public int urgentInFlight() {
        return sum(line -> line.job().urgentInFlight());
    }

    public int bulkInFlight() {
        return sum(line -> line.job().bulkInFlight());
    }

    public int waiting() {
        return sum(line -> line.job().waiting());
    }

    public int gatesOpen() {
        return sum(line -> line.gateOpen() ? 1 : 0);
    }

    private int sum(ToIntFunction<Line> figure) {
        return lines.values().stream().mapToInt(figure).sum();
    }
}
