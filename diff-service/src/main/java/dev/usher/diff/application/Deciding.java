package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Takes in what changed in one application, and decides everybody whom it concerns. Every input
 * changes one part of the books; then the same function decides. One instance serves one input.
 */
public final class Deciding {

    private final Books books;
    private final Desk desk;
    private final Outlet outlet;
    private final Planning planning;
    private final Cycling cycling;
    private final Holding holding;

    /**
     * Opens the books for one input.
     *
     * @param now the time of this input
     */
    public Deciding(
            Books books, Outlet outlet, Supplier<UUID> ids, Readiness readiness, Instant now) {
        this.books = books;
        this.outlet = readiness == Readiness.RESTORING ? new Silence() : outlet;
        this.desk = new Desk(books, this.outlet, ids, readiness, now);
        this.planning = new Planning(desk, this.outlet);
        this.cycling = new Cycling(desk, planning);
        this.holding = new Holding(desk);
    }

    /**
     * Makes the books anew: this was remembered of a user.
     *
     * @param memory empty: the user was erased
     */
    public void restored(UserId user, Optional<Memory> memory) {
        new Restoring(books).take(user, memory);
        close();
    }

    /** Makes the books anew: this was remembered of the application. */
    public void restored(ApplicationMemory memory) {
        new Restoring(books).take(memory, desk.now());
        close();
    }

    /** A user is new or has changed. */
    public void personChanged(Person person, Lane lane, List<String> causes) {
        Set<String> values = books.keep(person);
        Memory memory = books.memory(person.id());
        if (memory.unreadable()) {
            desk.teller().remember(person.id(), memory.readable(true));
        }
        desk.decide(person.id(), lane, causes);
        desk.decideFound(values, person.id(), lane, causes);
        close();
    }

    /** The newest record about a user could not be read. */
    public void personUnreadable(UserId user, List<String> causes) {
        desk.teller().remember(user, books.memory(user).readable(false));
        desk.decide(user, Lane.URGENT, causes);
        close();
    }

    /** A user is to be forgotten for good. */
    public void personErased(UserId user) {
        desk.erase(user);
        close();
    }

    /** An account was listed, read or written. */
    public void accountSeen(Account account, List<String> causes) {
        Account old = books.account(account.key());
        if (old == null || !old.observedAt().isAfter(account.observedAt())) {
            concern(account.key(), books.keep(account), causes);
            close();
        }
    }

    /**
     * An account is not there any more.
     *
     * @param observedAt start of the read that missed it
     */
    public void accountGone(AccountKey key, Instant observedAt, List<String> causes) {
        Account old = books.account(key);
        if (old != null && !old.observedAt().isAfter(observedAt)) {
            concern(key, books.drop(key), causes);
            close();
        }
    }

    /**
     * All accounts have been listed; a new cycle begins, unless the listing is not to be believed.
     */
    public void scanFinished(String scan, boolean suspicious, List<String> causes) {
        // Whether the GoTo account in force has been listed is remembered, if books are restored.
        if (!suspicious && !desk.restoring()) {
            books.count(Count.TARGET_WORKED, 1);
            books.keep(books.job().afterScan());
            if (!planning.applying()) {
                cycling.begin(scan, Cycle.Trigger.SCAN, causes);
            } else if (!cycling.appliesPlan()) {
                cycling.begin(scan, Cycle.Trigger.PLAN, causes);
            }
            close();
        }
    }

    /**
     * Takes new settings, unless they are to apply a plan that is not the one for them.
     *
     * @return why they were not taken, in plain words; empty: they were
     */
    public Optional<String> settingsChanged(Settings settings, List<String> causes) {
        Optional<String> obstacle = new Accepting(books, planning, cycling).take(settings, causes);
        close();
        return obstacle;
    }

    /** The connector says how it is. */
    public void connectorReported(Job.Heartbeat heartbeat) {
        books.keep(books.job().with(heartbeat.noLaterThan(desk.now())));
        offerSeats();
        desk.workOff();
        close();
    }

    /** A command was answered. */
    public void answered(Answer answer, List<String> causes) {
        new Answering(desk).answered(answer, causes);
        desk.workOff();
        close();
    }

    /**
     * An administrator asks for something.
     *
     * @return why it cannot be done at all, in plain words; empty: it can
     */
    public Optional<String> requested(Request request, List<String> causes) {
        Optional<String> obstacle =
                new Requesting(desk, holding, planning, outlet, progress())
                        .requested(request, causes);
        close();
        return obstacle;
    }

    /** Judges what the guard has collected, and goes on with who waits. */
    public void timePassed() {
        holding.timePassed(cycling.underWay() || anyoneDue());
        desk.workOff();
        close();
    }

    /**
     * Decides more users: those whose time has come, since their command is not answered any more,
     * or is to be tried again, or their grace period is over; those of the cycle or plan under way;
     * those about whom the guard has judged.
     *
     * @param most so many of each at most
     * @param late whether there is no time for more of them now
     * @return whether there are more to decide
     */
    public boolean goOn(int most, BooleanSupplier late) {
        if (anyoneDue()) {
            new Stride<>(books.timetable().due(desk.now(), most), most, late).forEach(this::due);
        }
        if (cycling.underWay()) {
            cycling.goOn(most, late);
        } else {
            planning.goOn(most, late);
        }
        holding.goOn(most, late);
        close();
        return cycling.underWay() || holding.underWay() || planning.underWay() || anyoneDue();
    }

    private boolean anyoneDue() {
        return desk.gateOpen() && desk.connectorReady() && books.timetable().anyoneDue(desk.now());
    }

    private void due(UserId user) {
        if (!books.timetable().strike(user, desk.now())) {
            return;
        }
        Memory memory = books.memory(user);
        memory.flight()
                .ifPresentOrElse(
                        flight -> desk.unanswered(user, flight),
                        () -> desk.decide(user, memory.dueLane(), List.of()));
    }

    /** Where the application stands. */
    public Progress progress() {
        return new Progress(
                books.job(),
                books.faults(),
                books.counts(),
                desk.gateOpen(),
                books.plans().atHand());
    }

    /** What the guard holds. */
    public List<Held> held() {
        return holding.held();
    }

    private void close() {
        cycling.finishIfDone();
        if (books.flush()) {
            outlet.remembered(books.application(), books.job().memory());
        }
    }

    private void offerSeats() {
        Map<String, Integer> free = books.job().freeSeats();
        boolean some = free.values().stream().anyMatch(seats -> seats > 0);
        if (!some || !desk.gateOpen() || !desk.connectorReady()) {
            return;
        }
        for (UserId user : new SeatQueue(books).next(free)) {
            desk.teller().remember(user, books.memory(user).heartened());
            desk.decide(user, Lane.BULK, List.of());
            Memory memory = books.memory(user);
            if (memory.flight().isEmpty() && !desk.waits(user)) {
                desk.teller().remember(user, memory.seated());
            }
        }
    }

    private void concern(AccountKey key, Set<String> values, List<String> causes) {
        if (planning.applying()) {
            // Only its users are decided; who else is concerned is, in the next cycle.
            return;
        }
        Optional<UserId> owner = books.ownership().owner(key);
        owner.ifPresent(user -> desk.decide(user, Lane.BULK, causes));
        desk.decideFound(values, owner.orElse(null), Lane.BULK, causes);
    }
}
