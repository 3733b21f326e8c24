package dev.usher.diff.application;

import dev.usher.diff.application.Outlet.Verdict;
import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Differ;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.Standing;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.Desired;
import dev.usher.policy.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides one user after the other during one input, and sees to what was decided. */
final class Desk {

    /** Unanswered commands of the bulk lane at one time. */
    static final int MOST_BULK_IN_FLIGHT = 500;

    private final Books books;
    private final Agenda agenda;
    private final Outlet outlet;
    private final Supplier<UUID> ids;
    private final boolean caughtUp;
    private final Instant now;

    Desk(Books books, Outlet outlet, Supplier<UUID> ids, boolean caughtUp, Instant now) {
        this.books = books;
        this.agenda = books.agenda();
        this.outlet = outlet;
        this.ids = ids;
        this.caughtUp = caughtUp;
        this.now = now;
    }

    Books books() {
        return books;
    }

    Instant now() {
        return now;
    }

    /** Whether everything that a decision needs has been seen. */
    boolean gateOpen() {
        return caughtUp && gateOpened();
    }

    boolean connectorReady() {
        return books.job().connectorReady(now);
    }

    boolean waits(UserId user) {
        return agenda.has(user);
    }

    /** Decides one user; who cannot be decided now is put on the agenda. */
    void decide(UserId user, Lane lane, List<String> causes) {
        Person person = books.person(user);
        if (person == null) {
            agenda.remove(user);
        } else {
            decide(person, lane, causes);
        }
    }

    /** Decides the users who should have one of these e-mails. */
    void decideClaimants(
            Set<String> emails, @Nullable UserId except, Lane lane, List<String> causes) {
        for (String email : emails) {
            for (UserId user : books.claimants(email)) {
                if (!user.equals(except)) {
                    decide(user, lane, causes);
                }
            }
        }
    }

    /** Goes on with who waits, as far as there is room. */
    void workOff() {
        while (gateOpen() && connectorReady()) {
            Optional<Agenda.Turn> turn = agenda.next(Lane.URGENT);
            Lane lane = Lane.URGENT;
            if (turn.isEmpty() && bulkHasRoom()) {
                turn = agenda.next(Lane.BULK);
                lane = Lane.BULK;
            }
            if (turn.isEmpty()) {
                return;
            }
            decide(turn.get().user(), lane, turn.get().causes());
        }
    }

    /** Decides what would be done now, and does not do it. */
    Decision consider(Person person) {
        Settings settings = books.job().settings().orElseThrow();
        return Differ.decide(books.subject(person, settings), settings, standing());
    }

    void remember(UserId user, Memory memory) {
        books.keep(user, memory);
        outlet.remembered(books.application(), user, Optional.of(memory));
    }

    /** Forgets a user for good. */
    void erase(UserId user) {
        agenda.remove(user);
        books.erase(user);
        outlet.remembered(books.application(), user, Optional.empty());
    }

    /** Publishes a decision, unless it was the one published last. */
    void tell(Person person, Verdict verdict, List<String> causes) {
        Memory memory = books.memory(person.id());
        Optional<String> said = Optional.of(verdict.kind() + " " + verdict.reason());
        if (!memory.lastDecision().equals(said)) {
            remember(person.id(), memory.decided(said));
            outlet.decision(books.application(), person, verdict, causes);
        }
    }

    private boolean gateOpened() {
        Job job = books.job();
        return job.scanned() && job.settings().isPresent();
    }

    private boolean bulkHasRoom() {
        return books.counts().of(Count.BULK_IN_FLIGHT) < MOST_BULK_IN_FLIGHT;
    }

    private Standing standing() {
        Job job = books.job();
        return new Standing(gateOpen(), connectorReady(), job.cycleId(), job.freeSeats());
    }

    /** Decides one user; who cannot be decided now is put on the agenda. */
    void decide(Person person, Lane lane, List<String> causes) {
        agenda.remove(person.id());
        if (!gateOpen()) {
            // The cycle that opens the gate for the first time decides everybody.
            if (gateOpened()) {
                await(person, lane, causes);
            }
            return;
        }
        UserId user = person.id();
        while (true) {
            switch (consider(person)) {
                case Decision.Nothing _ -> {
                    Memory memory = books.memory(user);
                    if (memory.lastDecision().isPresent()) {
                        remember(user, memory.decided(Optional.empty()));
                    }
                    return;
                }
                case Decision.Rest _ -> {
                    return;
                }
                case Decision.Wait _ -> {
                    await(person, lane, causes);
                    return;
                }
                case Decision.Skip(String reason, String details, Optional<String> action) -> {
                    books.count(Count.CYCLE_SKIPPED, 1);
                    tell(
                            person,
                            new Verdict(Verdict.Kind.SKIPPED, reason, details, action),
                            causes);
                    return;
                }
                case Decision.Send send -> {
                    send(person, send, lane, causes);
                    return;
                }
                case Decision.Ask(Account account, UserId former) -> {
                    tell(person, Verdicts.ask(account, named(former)), causes);
                    return;
                }
                case Decision.Adopt(Account account, Optional<UserId> former) ->
                        adopt(person, account, former, causes);
                case Decision.TakeOver(Account account, UserId from) -> {
                    Optional<UserId> former = books.formerOwner(account.key(), user);
                    release(from, Verdicts.passed(), causes);
                    adopt(person, account, former, causes);
                }
                case Decision.Unlink(AccountKey account) ->
                        release(user, Verdicts.gone(account), causes);
                case Decision.GiveBack(AccountKey account) ->
                        release(user, Verdicts.givenBack(account), causes);
            }
        }
    }

    private void await(Person person, Lane lane, List<String> causes) {
        boolean removal =
                books.job()
                        .settings()
                        .filter(s -> person.desired(s) instanceof Desired.Deprovision)
                        .isPresent();
        agenda.put(person.id(), lane, removal, causes);
    }

    private void send(Person person, Decision.Send send, Lane lane, List<String> causes) {
        if (lane == Lane.BULK && !bulkHasRoom()) {
            await(person, lane, causes);
            return;
        }
        var flight =
                new Memory.Flight(
                        ids.get(),
                        send.action(),
                        lane,
                        send.wanted(),
                        now,
                        now.plus(Memory.Flight.VALIDITY));
        remember(person.id(), books.memory(person.id()).sending(flight));
        books.count(sent(send.action()), 1);
        Job job = books.job();
        outlet.command(
                books.application(),
                person,
                send,
                flight,
                job.settings().orElseThrow().version(),
                job.cycleId(),
                causes);
    }

    private static Count sent(Action action) {
        return switch (action) {
            case CREATE -> Count.CYCLE_CREATE;
            case UPDATE -> Count.CYCLE_UPDATE;
            case DISABLE -> Count.CYCLE_DISABLE;
            case ENABLE -> Count.CYCLE_ENABLE;
        };
    }

    private void adopt(
            Person person, Account account, Optional<UserId> former, List<String> causes) {
        remember(person.id(), books.memory(person.id()).linkedTo(account.key()));
        books.count(Count.CYCLE_ADOPTED, 1);
        outlet.decision(
                books.application(),
                person,
                former.map(user -> Verdicts.revived(account, named(user)))
                        .orElseGet(() -> Verdicts.matched(account)),
                causes);
    }

    private String named(UserId user) {
        Person person = books.person(user);
        return person == null
                ? "a user who is no longer known (id " + user + ")"
                : person.displayName() + " (" + person.userName() + ")";
    }

    private void release(UserId user, Verdict verdict, List<String> causes) {
        remember(user, books.memory(user).unlinked());
        Person person = books.person(user);
        if (person != null) {
            outlet.decision(books.application(), person, verdict, causes);
        }
    }
}
