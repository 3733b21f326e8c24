package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.application.Outcome;
import dev.usher.assignment.application.Report;
import dev.usher.assignment.application.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Counts what becomes of the rows of an import, and keeps the first that were refused. */
final class Summary implements BiConsumer<Row, Outcome> {

    private static final int MOST_REFUSED = 1_000;

    private long accepted;
    private long unchanged;
    private long refusedInAll;
    private final List<Report.RefusedLine> refused = new ArrayList<>();

    @Override
    public void accept(Row row, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted _ -> accepted++;
            case Outcome.Unchanged _ -> unchanged++;
            case Outcome.Refused(var refusal) -> {
                refusedInAll++;
                if (refused.size() < MOST_REFUSED) {
                    refused.add(new Report.RefusedLine(row.line(), refusal.reason()));
                }
            }
        }
    }

    Report report() {
        return new Report(accepted, unchanged, refused, refusedInAll);
    }
}
