package dev.usher.assignment.application;

import java.util.List;

/**
 * What became of an import.
 *
 * @param refused the first of the lines that were not accepted
 * @param refusedInAll how many they were
 */
public record Report(long accepted, long unchanged, List<RefusedLine> refused, long refusedInAll) {
    public Report {
        refused = List.copyOf(refused);
    }

    /** A line that was not accepted, counted from 1. */
    public record RefusedLine(long line, String reason) {}
}
