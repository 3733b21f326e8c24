package dev.usher.assignment.application;

import dev.usher.assignment.domain.AuditEntry;
import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Parsed;
import dev.usher.assignment.domain.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes changes into the directory and says what follows from them: one entitlement per user,
 * application and transaction, and an order to look at the members of a group that are too many for
 * one transaction.
 */
public final class ApplyingChanges {

    private static final Outcome BUSY =
            new Outcome.Refused(
                    new Refusal(
                            Refusal.Kind.BUSY,
                            "Too much waits to be sent to Kafka; try again in a minute"));

    private final Writing writing;
    private final Announcing announcing;
    private final AuditLog audit;
    private final Pressure pressure;
    private final Rules rules;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Runnable committed;

    /**
     * @param committed told after a transaction that leaves something to do behind, members of a
     *     group to look at or a time to keep, so that it is begun at once
     */
    public ApplyingChanges(
            Writing writing,
            Announcing announcing,
            AuditLog audit,
            Pressure pressure,
            Rules rules,
            Clock clock,
            Supplier<UUID> ids,
            Runnable committed) {
        this.writing = writing;
        this.announcing = announcing;
        this.audit = audit;
        this.pressure = pressure;
        this.rules = rules;
        this.clock = clock;
        this.ids = ids;
        this.committed = committed;
    }

    /** Applies one change. */
    public Outcome one(Parsed parsed, Origin origin) {
        return each(List.of(new Told(parsed, origin)), Entitlement.Extent.SINGLE, ids.get())
                .getFirst();
    }

    /**
     * Applies changes that belong together: all of them, or none. A later one may build on an
     * earlier one.
     *
     * @return what became of each; when one was refused, nothing was written, and the others tell
     *     what would have become of them
     */
    public List<Outcome> together(List<Change> changes, Origin origin) {
        return together(changes, origin, () -> {}, _ -> {});
    }

    /**
     * The same, with more in the same transaction; that is done again when another transaction came
     * in the way.
     *
     * @param first done when the users concerned are locked and nothing has changed yet
     * @param also done when none was refused
     */
    public List<Outcome> together(
            List<Change> changes, Origin origin, Runnable first, Consumer<List<Outcome>> also) {
        if (pressure.isTooHigh()) {
            return changes.stream().map(_ -> BUSY).toList();
        }
        List<Told> told =
                changes.stream().map(it -> new Told(new Parsed.Understood(it), origin)).toList();
        try {
            return committed(
                    writing.write(
                            Naming.scope(changes),
                            () -> {
                                Applied done =
                                        apply(told, Entitlement.Extent.SINGLE, ids.get(), first);
                                if (done.outcomes().stream()
                                        .anyMatch(Outcome.Refused.class::isInstance)) {
                                    throw new RefusedTogether(done.outcomes());
                                }
                                also.accept(done.outcomes());
                                return done;
                            }));
        } catch (RefusedTogether e) {
            return e.outcomes;
        }
    }

    /**
     * Applies changes in one transaction, each by itself: a refused one does not keep the others.
     */
    public List<Outcome> each(List<Told> told) {
        return each(told, Entitlement.Extent.BULK, ids.get());
    }

    List<Outcome> each(List<Told> told, Entitlement.Extent least, UUID cause) {
        if (pressure.isTooHigh()) {
            return told.stream().map(_ -> BUSY).toList();
        }
        try {
            return committed(
                    writing.write(Naming.scope(changes(told)), () -> apply(told, least, cause)));
        } catch (Writing.ClashException e) {
            if (told.size() == 1) {
                return List.of(
                        new Outcome.Refused(
                                new Refusal(
                                        Refusal.Kind.CONFLICT,
                                        "Others changed the same things at the same time; try"
                                                + " again")));
            }
            List<Outcome> outcomes = new ArrayList<>();
            told.forEach(it -> outcomes.addAll(each(List.of(it), least, cause)));
            return outcomes;
        }
    }

    /** What a transaction did, and whether it leaves something to do behind. */
    private record Applied(List<Outcome> outcomes, boolean leavesWork) {}

    private List<Outcome> committed(Applied applied) {
        if (applied.leavesWork()) {
            committed.run();
        }
        return applied.outcomes();
    }

    private Applied apply(List<Told> told, Entitlement.Extent least, UUID cause) {
        return apply(told, least, cause, () -> {});
    }

    private Applied apply(List<Told> told, Entitlement.Extent least, UUID cause, Runnable first) {
        Instant now = clock.instant();
        Workspace workspace = new Workspace();
        workspace.add(writing.load(Naming.of(changes(told))));
        first.run();
        Touched touched = new Touched();
        ChangeApplication application =
                new ChangeApplication(writing, workspace, touched, ids, rules, now);
        List<Outcome> outcomes = new ArrayList<>();
        for (Told one : told) {
            outcomes.add(
                    switch (one.parsed()) {
                        case Parsed.Refused(var refusal) -> new Outcome.Refused(refusal);
                        case Parsed.Understood(var change) ->
                                once(
                                        one.origin(),
                                        now,
                                        () -> application.apply(change, one.origin()));
                    });
        }
        Writing.Saved changes = workspace.changes(now);
        writing.save(changes);
        announcing.announce(touched, workspace.newcomers(), least, now, cause);
        audit.note(entries(told, outcomes, least, now));
        boolean timed = changes.assigned().stream().anyMatch(it -> it.due(now).isPresent());
        return new Applied(outcomes, timed || !touched.groups.isEmpty());
    }

    /** One by one, but of many at once only how many. */
    private static List<AuditEntry> entries(
            List<Told> told, List<Outcome> outcomes, Entitlement.Extent extent, Instant now) {
        List<AuditEntry> entries = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            Told one = told.get(i);
            if (outcomes.get(i) instanceof Outcome.Accepted(String id, _)
                    && one.parsed() instanceof Parsed.Understood(var change)) {
                entries.add(AuditEntry.of(change, id, one.origin(), now));
            }
        }
        return extent == Entitlement.Extent.SINGLE || entries.size() < 2
                ? entries
                : List.of(AuditEntry.ofMany(told.getFirst().origin(), entries.size(), now));
    }

    /** Passes over what was taken before under the same event id; a refused one was not taken. */
    private Outcome once(Origin origin, Instant now, Supplier<Outcome> apply) {
        String event = origin.eventId();
        if (event == null) {
            return apply.get();
        }
        if (!writing.isFirst(origin.source(), event, now)) {
            return new Outcome.Unchanged("");
        }
        Outcome outcome = apply.get();
        if (outcome instanceof Outcome.Refused) {
            writing.forget(origin.source(), event);
        }
        return outcome;
    }

    private static List<Change> changes(List<Told> told) {
        List<Change> changes = new ArrayList<>();
        for (Told one : told) {
            if (one.parsed() instanceof Parsed.Understood(var change)) {
                changes.add(change);
            }
        }
        return changes;
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
