package dev.usher.diff.application;

import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Person;
import java.util.List;

/** Decides everybody, slice by slice. */
final class Cycling {

    private final Desk desk;
    private final Books books;

    Cycling(Desk desk) {
        this.desk = desk;
        this.books = desk.books();
    }

    /** Begins a cycle; one that was under way goes on in it. */
    void begin(String id, Cycle.Trigger trigger, List<String> causes) {
        boolean initial = books.job().cycle().isEmpty();
        books.keep(books.counts().forNewCycle());
        books.keep(books.job().with(Cycle.begun(id, trigger, initial, causes, desk.now())));
    }

    /** Whether somebody has yet to be decided in the current cycle, and can be. */
    boolean underWay() {
        return desk.gateOpen() && books.job().cycle().filter(c -> !c.evaluated()).isPresent();
    }

    /** Decides the next ones, at most so many. */
    void goOn(int most) {
        if (!underWay()) {
            return;
        }
        Cycle cycle = books.job().cycle().orElseThrow();
        List<Person> slice = books.peopleAfter(cycle.cursor(), most);
        slice.forEach(person -> desk.decide(person, Lane.BULK, cycle.causes()));
        books.count(Count.CYCLE_EVALUATED, slice.size());
        books.keep(
                books.job()
                        .with(
                                slice.size() < most
                                        ? cycle.allEvaluated()
                                        : cycle.upTo(slice.getLast().id().toString())));
    }

    /** Ends the cycle when everybody has been decided and everything sent has been answered. */
    void finishIfDone() {
        books.job()
                .cycle()
                .filter(cycle -> cycle.evaluated() && cycle.finishedAt().isEmpty())
                .filter(
                        _ ->
                                books.counts().of(Count.WAITING) == 0
                                        && books.counts().of(Count.BULK_IN_FLIGHT) == 0)
                .ifPresent(cycle -> books.keep(books.job().with(cycle.finished(desk.now()))));
    }
}
