package dev.usher.diff.application;

import dev.usher.diff.application.Outlet.Verdict;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Guard;
import dev.usher.diff.domain.Guard.Judgement;
import dev.usher.diff.domain.Hold;
import dev.usher.diff.domain.HoldReason;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Notice;
import dev.usher.diff.domain.Notices;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.Rule;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.Desired;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Judges what was collected, and sees to what is held: slice by slice, for it may be many. */
final class Holding {

    private static final int SLICE = 500;
    private static final int MOST_TOLD = 20;

    private final Desk desk;
    private final Books books;
    private final Guarding guarding;
    private final Teller teller;

    Holding(Desk desk) {
        this.desk = desk;
        this.books = desk.books();
        this.guarding = desk.guarding();
        this.teller = desk.teller();
    }

    /**
     * Judges what has been collected long enough, and ends what has been held long enough.
     *
     * @param moreToCome whether somebody is being decided whose change may belong to what is
     *     collected
     */
    void timePassed(boolean moreToCome) {
        if (!desk.gateOpen()) {
            return;
        }
        guarding.passWindow(2 * SLICE);
        for (Batch batch : books.job().batches()) {
            switch (batch.phase()) {
                case COLLECTING -> {
                    if (!moreToCome && !desk.now().isBefore(batch.expiresAt())) {
                        judge(batch);
                    }
                }
                case OPEN -> {
                    if (batch.users() == 0) {
                        books.keep(books.job().without(batch));
                    } else if (!desk.now().isBefore(batch.expiresAt())) {
                        books.keep(books.job().with(batch.in(Batch.Phase.EXPIRING, "")));
                    }
                }
                case RUNNING, TELLING, RELEASING, REJECTING, EXPIRING -> {}
            }
        }
    }

    /** Whether somebody has yet to hear what became of the batch. */
    boolean underWay() {
        return desk.gateOpen()
                && books.job().batches().stream().anyMatch(it -> it.phase().underWay());
    }

    /** Sees to the next users of a batch, at most so many. */
    void goOn(int most, BooleanSupplier late) {
        if (!desk.gateOpen()) {
            return;
        }
        books.job().batches().stream()
                .filter(it -> it.phase().underWay())
                .findFirst()
                .ifPresent(batch -> goOn(batch, most, late));
    }

    private void goOn(Batch batch, int most, BooleanSupplier late) {
        Stride<UserId> slice =
                new Stride<>(books.holds().waitingIn(batch.id(), batch.cursor(), most), most, late);
        for (UserId user : slice) {
            see(batch, user, Lane.BULK, List.of());
        }
        Optional<Batch> left = books.job().batch(batch.id());
        if (left.isEmpty()) {
            return;
        }
        if (!slice.atTheEnd()) {
            books.keep(books.job().with(left.get().upTo(slice.last().toString())));
        } else if (batch.phase() == Batch.Phase.TELLING) {
            books.keep(books.job().with(left.get().in(Batch.Phase.OPEN, "")));
        } else {
            books.keep(books.job().without(left.get()));
        }
    }

    /**
     * All that is held is let go, or refused.
     *
     * @param phase in which that is done
     * @return why it cannot be, in plain words; empty: it is being done
     */
    Optional<String> decided(String hold, Batch.Phase phase, String by) {
        Optional<Batch> batch = books.job().batch(hold);
        if (batch.filter(Batch::releasable).isEmpty()) {
            return Optional.of(obstacle(hold, batch));
        }
        books.keep(books.job().with(batch.get().in(phase, by)));
        return Optional.empty();
    }

    /**
     * What is held of these users is let go, or refused.
     *
     * @param phase in which that is done of a whole hold
     * @return those of whom nothing is held there
     */
    List<UserId> decided(
            String hold, List<UserId> users, Batch.Phase phase, String by, List<String> causes) {
        Optional<Batch> decided =
                books.job().batch(hold).filter(Batch::releasable).map(it -> it.in(phase, by));
        List<UserId> others = new ArrayList<>();
        for (UserId user : new LinkedHashSet<>(users)) {
            if (decided.isPresent() && isHeld(user, hold)) {
                see(decided.get(), user, Lane.URGENT, causes);
            } else {
                others.add(user);
            }
        }
        return others;
    }

    private boolean isHeld(UserId user, String hold) {
        return books.memory(user)
                .hold()
                .filter(it -> it.undecided() && it.batch().equals(hold))
                .isPresent();
    }

    private static String obstacle(String hold, Optional<Batch> batch) {
        String why =
                switch (batch.map(Batch::phase).orElse(Batch.Phase.OPEN)) {
                    case RELEASING -> "it is being released already.";
                    case REJECTING -> "it is being rejected already.";
                    case EXPIRING -> "nobody decided in time, and it is ending by itself.";
                    case COLLECTING, RUNNING -> "it is not held.";
                    case TELLING, OPEN ->
                            "there is no such hold any more, if there ever was. What became of it"
                                    + " is in the log; what is held now, in the status of the"
                                    + " application.";
                };
        return "Nothing can be decided about the hold '" + hold + "': " + why;
    }

    /** What is held, with some of the users. */
    List<Held> held() {
        return books.job().batches().stream()
                .filter(batch -> batch.releasable() && batch.users() > 0)
                .map(
                        batch ->
                                new Held(
                                        batch,
                                        books.holds().waitingIn(batch.id(), "", MOST_TOLD).stream()
                                                .map(books::person)
                                                .flatMap(it -> Optional.ofNullable(it).stream())
                                                .toList()))
                .toList();
    }

    private void judge(Batch collected) {
        Batch batch = collected.of(books.holds().sizeOf(collected.id()));
        if (batch.users() == 0) {
            books.keep(books.job().without(batch));
            return;
        }
        Guard guard = new Guard(guarding.settings());
        boolean removal = batch.kind() == Batch.Kind.REMOVAL;
        int alreadyRun = removal ? guarding.alreadyRun() : 0;
        int managed = removal ? guarding.managed() : guarding.managed() + batch.users();
        int limit = guard.limit(managed);
        boolean anyoneKeeps =
                !removal || batch.users() > limit - alreadyRun || anyoneKeepsAccess(batch);
        Batch judged =
                switch (guard.judge(batch.users(), alreadyRun, managed, anyoneKeeps)) {
                    case Judgement.Run _ -> batch.in(Batch.Phase.RUNNING, "");
                    case Judgement.Hold(HoldReason why) ->
                            batch.held(
                                    removal ? why : HoldReason.manyGone(batch.users(), limit),
                                    alreadyRun,
                                    limit,
                                    desk.now().plus(guarding.settings().hold()));
                };
        books.keep(books.job().with(judged));
    }

    private boolean anyoneKeepsAccess(Batch batch) {
        List<Person> slice = books.peopleAfter("", SLICE);
        while (!slice.isEmpty()) {
            for (Person person : slice) {
                Memory memory = books.memory(person.id());
                boolean inBatch =
                        memory.hold().filter(it -> it.batch().equals(batch.id())).isPresent();
                if (!inBatch
                        && memory.link().isPresent()
                        && books.policy().desired(person.source()) instanceof Desired.Provision) {
                    return true;
                }
            }
            slice = books.peopleAfter(slice.getLast().id().toString(), SLICE);
        }
        return false;
    }

    private void see(Batch batch, UserId user, Lane lane, List<String> causes) {
        Person person = books.person(user);
        Memory memory = books.memory(user);
        Optional<Hold> hold = memory.hold();
        if (person == null || hold.isEmpty()) {
            return;
        }
        switch (batch.phase()) {
            case RUNNING -> let(person, hold.get(), Hold.State.ADMITTED, lane, causes);
            case RELEASING -> {
                tell(person, batch, Verdict.Kind.RELEASED, Notices.released(batch.by()), causes);
                let(person, hold.get(), Hold.State.RELEASED, lane, causes);
            }
            case TELLING -> {
                teller.remember(user, memory.held(hold.get().in(Hold.State.HELD, desk.now())));
                if (desk.consider(person) instanceof Decision.Send send) {
                    teller.tell(person, Guarding.held(batch, send), causes);
                } else {
                    desk.decide(person, lane, causes);
                }
            }
            case REJECTING ->
                    refuse(person, batch, hold.get(), Notices.rejected(batch.by()), causes);
            case EXPIRING -> refuse(person, batch, hold.get(), Notices.expired(), causes);
            case COLLECTING, OPEN -> {}
        }
    }

    private void let(Person person, Hold hold, Hold.State state, Lane lane, List<String> causes) {
        teller.remember(person.id(), it -> it.held(hold.in(state, desk.now())));
        desk.decide(person, lane, causes);
    }

    private void refuse(Person person, Batch batch, Hold hold, Notice notice, List<String> causes) {
        teller.remember(person.id(), it -> it.held(hold.in(Hold.State.REJECTED, desk.now())));
        tell(person, batch, Verdict.Kind.REJECTED, notice, causes);
    }

    private void tell(
            Person person, Batch batch, Verdict.Kind kind, Notice notice, List<String> causes) {
        teller.tell(person, Verdict.of(kind, Rule.HELD, notice).inHold(batch.id()), causes);
    }
}
