package dev.usher.diff.adapter.kafka;

import dev.usher.diff.application.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Sees to it that progress is told when it changed, and not all the time. */
final class ProgressReports {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<String, Told> told = new HashMap<>();

    private record Told(Progress progress, Instant at) {}

    /** Whether it is to be told now; then it counts as told. */
    boolean due(String application, Progress progress, Instant now) {
        Told last = told.get(application);
        if (last != null
                && (last.progress().equals(progress) || last.at().plus(PAUSE).isAfter(now))) {
            return false;
        }
        told.put(application, new Told(progress, now));
        return true;
    }
}
