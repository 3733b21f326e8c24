package dev.usher.assignment.application;

import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Parsed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Applies rows without end, a chunk in one transaction; what is done stays done. Rows may come in
 * any order: one that names somebody who is not there yet is taken at the end once more.
 */
public final class Importing {

    private final ApplyingChanges applying;
    private final Writing writing;
    private final Rules rules;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final int chunk;
    private final int mostPostponed;

    /**
     * @param chunk how many rows share a transaction
     * @param mostPostponed how many rows may be kept for the end
     */
    public Importing(
            ApplyingChanges applying,
            Writing writing,
            Rules rules,
            Clock clock,
            Supplier<UUID> ids,
            int chunk,
            int mostPostponed) {
        this.applying = applying;
        this.writing = writing;
        this.rules = rules;
        this.clock = clock;
        this.ids = ids;
        this.chunk = chunk;
        this.mostPostponed = mostPostponed;
    }

    /**
     * Applies the rows, each by itself: what is wrong with one does not keep the others.
     *
     * @param outcomes told each row when its chunk is committed; in order, but for those that had
     *     to be taken at the end
     */
    public void take(Iterator<Row> rows, Origin origin, BiConsumer<Row, Outcome> outcomes) {
        UUID cause = ids.get();
        inChunks(
                rows,
                outcomes,
                part ->
                        applying.each(
                                part.stream().map(it -> new Told(it.parsed(), origin)).toList(),
                                Entitlement.Extent.BULK,
                                cause));
    }

    /** Tells what would become of the rows, and changes nothing. */
    public void rehearse(Iterator<Row> rows, Origin origin, BiConsumer<Row, Outcome> outcomes) {
        Workspace workspace = new Workspace();
        ChangeApplication application =
                new ChangeApplication(
                        writing, workspace, new Touched(), ids, rules, clock.instant());
        Origin hereAndNow = Origin.of(origin.source(), origin.by());
        inChunks(
                rows,
                outcomes,
                part -> {
                    List<Change> changes = new ArrayList<>();
                    part.forEach(
                            it -> {
                                if (it.parsed() instanceof Parsed.Understood(var change)) {
                                    changes.add(change);
                                }
                            });
                    workspace.add(writing.look(Naming.of(changes)));
                    return part.stream()
                            .map(
                                    it ->
                                            switch (it.parsed()) {
                                                case Parsed.Refused(var refusal) ->
                                                        (Outcome) new Outcome.Refused(refusal);
                                                case Parsed.Understood(var change) ->
                                                        application.apply(change, hereAndNow);
                                            })
                            .toList();
                });
    }

    private void inChunks(
            Iterator<Row> rows,
            BiConsumer<Row, Outcome> outcomes,
            Function<List<Row>, List<Outcome>> work) {
        List<Row> postponed = new ArrayList<>();
        pass(
                rows,
                (row, outcome) -> {
                    if (outcome instanceof Outcome.Refused(var refusal)
                            && refusal.missing() != null
                            && postponed.size() < mostPostponed) {
                        postponed.add(row);
                    } else {
                        outcomes.accept(row, outcome);
                    }
                },
                work);
        pass(postponed.iterator(), outcomes, work);
    }

    private void pass(
            Iterator<Row> rows,
            BiConsumer<Row, Outcome> outcomes,
            Function<List<Row>, List<Outcome>> work) {
        List<Row> part = new ArrayList<>(chunk);
        while (rows.hasNext()) {
            part.add(rows.next());
            if (part.size() == chunk || !rows.hasNext()) {
                List<Outcome> done = work.apply(part);
                for (int i = 0; i < part.size(); i++) {
                    outcomes.accept(part.get(i), done.get(i));
                }
                part.clear();
            }
        }
    }
}
