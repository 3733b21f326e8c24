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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Takes in what changed in one application, and decides everybody whom it concerns. Every input
 * changes one part of the books; then the same function decides. One instance serves one input.
 */
public final class Deciding {

    private static final int MOST_DUE = 2000;

    private final Books books;
    private final Desk desk;
    private final Outlet outlet;
    private final Planning planning;
    private final Cycling cycling;
    private final Holding holding;

    /**
     * Opens the books for one input.
     *
     * @param caughtUp whether all input up to the last start has been taken in
     * @param now the time of this input
     */
    public Deciding(Books books, Outlet outlet, Supplier<UUID> ids, boolean caughtUp, Instant now) {
        this.books = books;
        this.desk = new Desk(books, outlet, ids, caughtUp, now);
        this.outlet = outlet;
        this.planning = new Planning(desk, outlet);
        this.cycling = new Cycling(desk, planning);
        this.holding = new Holding(desk);
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
        if (!suspicious) {
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
     * Takes new settings, unless they name another GoTo account: what is linked belongs to the one
     * that was there; or are to apply a plan that is not the one for them.
     *
     * @return why they were not taken, in plain words; empty: they were
     */
    public Optional<String> settingsChanged(Settings settings, List<String> causes) {
        Job job = books.job();
        if (job.settings()
                .filter(old -> !old.goToAccountKey().equals(settings.goToAccountKey()))
                .isPresent()) {
            return Optional.of(
                    "Settings name another GoTo account than the one that users are linked to");
        }
        Optional<String> obstacle =
                settings.appliesPlan().flatMap(plan -> planning.obstacle(plan, settings));
        if (obstacle.isPresent()) {
            close();
            return obstacle;
        }
        planning.end();
        settings.appliesPlan().ifPresent(_ -> planning.apply());
        boolean wasOff = job.settings().filter(it -> it.status() != Settings.Status.OFF).isEmpty();
        books.keep(job.with(settings, job.scanned()));
        if (!books.empty() && job.settings().filter(old -> findsAlike(old, settings)).isEmpty()) {
            books.keep(books.job().with(Optional.of(Indexing.BEGUN)));
        }
        // Leaving OFF waits for the connector's scan, whose end starts the cycle.
        if (!wasOff && job.scanned()) {
            cycling.begin(
                    "settings-" + settings.version(),
                    planning.applying() ? Cycle.Trigger.PLAN : Cycle.Trigger.SETTINGS,
                    causes);
        }
        close();
        return Optional.empty();
    }

    /** The connector says how it is. */
    public void connectorReported(Job.Heartbeat heartbeat) {
        books.keep(books.job().with(heartbeat));
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

    /**
     * Looks at those whose time has come: whose command is not answered any more, or is to be tried
     * again, or whose grace period is over. Then goes on with who waits.
     */
    public void timePassed() {
        boolean more = false;
        if (desk.gateOpen() && desk.connectorReady()) {
            List<UserId> due = books.due(desk.now(), MOST_DUE);
            due.forEach(this::due);
            more = due.size() == MOST_DUE;
        }
        holding.timePassed(more || cycling.underWay());
        desk.workOff();
        close();
    }

    private void due(UserId user) {
        Memory memory = books.memory(user);
        if (memory.flight().isPresent()) {
            desk.teller().remember(user, memory.landed());
        }
        desk.decide(user, memory.dueLane(), List.of());
    }

    /**
     * Decides more users in the cycle under way, if one is, and goes on with what was judged.
     *
     * @param most so many at most
     * @return whether there are more to decide
     */
    public boolean goOn(int most) {
        if (cycling.underWay()) {
            cycling.goOn(most);
        } else {
            planning.goOn(most);
        }
        holding.goOn(most);
        close();
        return cycling.underWay() || holding.underWay() || planning.underWay();
    }

    /** Where the application stands. */
    public Progress progress() {
        return new Progress(books.job(), books.counts(), desk.gateOpen(), books.plan());
    }

    /** What the guard holds. */
    public List<Held> held() {
        return holding.held();
    }

    /** Whether users and accounts are found under the same values by both. */
    private static boolean findsAlike(Settings old, Settings settings) {
        return old.matching().equals(settings.matching())
                && old.mappings().equals(settings.mappings());
    }

    private void close() {
        cycling.finishIfDone();
        books.flush();
    }

    private void offerSeats() {
        Job job = books.job();
        if (!desk.gateOpen() || !desk.connectorReady()) {
            return;
        }
        SeatQueue queue = new SeatQueue(books);
        for (UserId user : queue.next(job.freeSeats())) {
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
        Optional<UserId> owner = books.owner(key);
        owner.ifPresent(user -> desk.decide(user, Lane.BULK, causes));
        desk.decideFound(values, owner.orElse(null), Lane.BULK, causes);
    }
}
