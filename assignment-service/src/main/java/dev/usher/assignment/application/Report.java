package dev.usher.assignment.application;

import java.util.List;

/** What became of an import. */
public record Report(long accepted, long unchanged, List<RefusedLine> refused) {
    public Report {
        refused = List.copyOf(refused);
    }

    /** A line that was not accepted, counted from 1. */
    public record RefusedLine(long line, String reason) {}
}
