package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Person;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Decides everybody, slice by slice. */
final class Cycling {

    private final Desk desk;
    private final Books books;
    private final Planning planning;

    Cycling(Desk desk, Planning planning) {
        this.desk = desk;
        this.planning = planning;
        this.books = desk.books();
    }

    /** Begins a cycle; one that was under way goes on in it. */
    void begin(String id, Cycle.Trigger trigger, List<String> causes) {
        boolean initial = books.job().cycle().isEmpty();
        books.forgetCycle();
        books.keep(books.job().with(Cycle.begun(id, trigger, initial, causes, desk.now())));
    }

    /** Whether the cycle under way applies a plan. */
    boolean appliesPlan() {
        return books.job()
                .cycle()
                .filter(cycle -> cycle.trigger() == Cycle.Trigger.PLAN)
                .filter(cycle -> cycle.finishedAt().isEmpty())
                .isPresent();
    }

    /** Whether somebody has yet to be taken into the index, or decided, and can be. */
    boolean underWay() {
        return books.job().indexing().isPresent() || toDecide();
    }

    private boolean toDecide() {
        return desk.gateOpen() && books.job().cycle().filter(c -> !c.evaluated()).isPresent();
    }

    /** Takes the next ones into the index, or decides them, at most so many. */
    void goOn(int most, BooleanSupplier late) {
        Optional<Indexing> indexing = books.job().indexing();
        if (indexing.isPresent()) {
            books.keep(books.job().with(index(indexing.get(), most, late)));
        } else if (toDecide()) {
            decide(most, late);
        }
    }

    private Optional<Indexing> index(Indexing indexing, int most, BooleanSupplier late) {
        if (!indexing.accountsDone()) {
            Stride<Account> accounts =
                    new Stride<>(books.accountsAfter(indexing.cursor(), most), most, late);
            accounts.forEach(books::keep);
            return Optional.of(
                    accounts.atTheEnd()
                            ? new Indexing(true, "")
                            : new Indexing(false, accounts.last().key().value()));
        }
        Stride<Person> people =
                new Stride<>(books.peopleAfter(indexing.cursor(), most), most, late);
        people.forEach(books::keep);
        return people.atTheEnd()
                ? Optional.empty()
                : Optional.of(new Indexing(true, people.last().id().toString()));
    }

    private void decide(int most, BooleanSupplier late) {
        Cycle cycle = books.job().cycle().orElseThrow();
        Stride<Person> people = new Stride<>(books.nextAfter(cycle.cursor(), most), most, late);
        switch (cycle.trigger()) {
            case SCAN, SETTINGS, REBUILD ->
                    people.forEach(person -> desk.decide(person, Lane.BULK, cycle.causes()));
            case PLAN -> planning.carryOut(people, cycle.causes());
        }
        books.count(Count.CYCLE_EVALUATED, people.length());
        books.keep(
                books.job()
                        .with(
                                people.atTheEnd()
                                        ? cycle.allEvaluated()
                                        : cycle.upTo(people.last().id().toString())));
    }

    /** Ends the cycle when everybody has been decided and everything sent has been answered. */
    void finishIfDone() {
        books.job()
                .cycle()
                .filter(cycle -> cycle.evaluated() && cycle.finishedAt().isEmpty())
                .filter(
                        _ ->
                                books.counted(Count.BULK_WAITING) == 0
                                        && books.counted(Count.BULK_IN_FLIGHT) == 0)
                .ifPresent(
                        cycle -> {
                            books.keep(books.job().with(cycle.finished(desk.now())));
                            if (cycle.trigger() == Cycle.Trigger.PLAN) {
                                planning.end();
                            }
                        });
    }
}
