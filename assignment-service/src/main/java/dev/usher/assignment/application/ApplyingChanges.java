package dev.usher.assignment.application;

import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Parsed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes changes into the directory and says what follows from them: one entitlement per user,
 * application and transaction, in the order in which the users were touched.
 */
public final class ApplyingChanges {

    private final Directory directory;
    private final Messages messages;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final int chunk;
    private final Runnable committed;

    /**
     * @param chunk rows of an import that share a transaction
     * @param committed told after a transaction, so that the outbox is emptied at once
     */
    public ApplyingChanges(
            Directory directory,
            Messages messages,
            Clock clock,
            Supplier<UUID> ids,
            int chunk,
            Runnable committed) {
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
        this.ids = ids;
        this.chunk = chunk;
        this.committed = committed;
    }

    /** Applies one change. */
    public Outcome one(Parsed parsed, String by) {
        return switch (parsed) {
            case Parsed.Refused(var refusal) -> new Outcome.Refused(refusal);
            case Parsed.Understood(var change) ->
                    transaction(List.of(change), Entitlement.Extent.SINGLE, ids.get(), by)
                            .getFirst();
        };
    }

    /**
     * Applies changes that belong together: all of them, or none. A later one may build on an
     * earlier one.
     *
     * @param also done in the same transaction, unless one was refused
     * @return what became of each; when one was refused, nothing was written
     */
    public List<Outcome> together(List<Change> changes, String by, Consumer<List<Outcome>> also) {
        try {
            List<Outcome> outcomes =
                    directory.write(
                            () -> {
                                List<Outcome> done =
                                        apply(changes, Entitlement.Extent.SINGLE, ids.get(), by);
                                if (done.stream().anyMatch(Outcome.Refused.class::isInstance)) {
                                    throw new RefusedTogether(done);
                                }
                                also.accept(done);
                                return done;
                            });
            committed.run();
            return outcomes;
        } catch (RefusedTogether e) {
            return e.outcomes;
        }
    }

    /**
     * Applies the rows of an import, each by itself: what is wrong with one does not keep the
     * others. Chunks that are done stay done when a later one fails.
     */
    public Report all(List<Row> rows, String by) {
        UUID cause = ids.get();
        long accepted = 0;
        long unchanged = 0;
        List<Report.RefusedLine> refused = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += chunk) {
            List<Row> part = rows.subList(from, Math.min(from + chunk, rows.size()));
            List<Change> changes = new ArrayList<>();
            for (Row row : part) {
                if (row.parsed() instanceof Parsed.Understood(var change)) {
                    changes.add(change);
                }
            }
            var outcomes = transaction(changes, Entitlement.Extent.BULK, cause, by).iterator();
            for (Row row : part) {
                Outcome outcome =
                        switch (row.parsed()) {
                            case Parsed.Refused(var refusal) -> new Outcome.Refused(refusal);
                            case Parsed.Understood _ -> outcomes.next();
                        };
                switch (outcome) {
                    case Outcome.Accepted _ -> accepted++;
                    case Outcome.Unchanged _ -> unchanged++;
                    case Outcome.Refused(var refusal) ->
                            refused.add(new Report.RefusedLine(row.line(), refusal.reason()));
                }
            }
        }
        return new Report(accepted, unchanged, refused);
    }

    private List<Outcome> transaction(
            List<Change> changes, Entitlement.Extent least, UUID cause, String by) {
        List<Outcome> outcomes = directory.write(() -> apply(changes, least, cause, by));
        committed.run();
        return outcomes;
    }

    private List<Outcome> apply(
            List<Change> changes, Entitlement.Extent least, UUID cause, String by) {
        Touched touched = new Touched();
        ChangeApplication application =
                new ChangeApplication(directory, touched, ids, clock.instant(), by);
        List<Outcome> done = changes.stream().map(application::apply).toList();
        new Announcing(directory, messages, ids, clock.instant(), cause).announce(touched, least);
        return done;
    }

    /** Ends the transaction of changes of which one was refused; never leaves this class. */
    private static final class RefusedTogether extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<Outcome> outcomes;

        RefusedTogether(List<Outcome> outcomes) {
            super(null, null, false, false);
            this.outcomes = outcomes;
        }
    }
}
