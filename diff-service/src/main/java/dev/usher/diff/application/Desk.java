package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Differ;
import dev.usher.diff.domain.Flight;
import dev.usher.diff.domain.Forecast;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.Rule;
import dev.usher.diff.domain.Standing;
import dev.usher.diff.domain.Subject;
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
    private final Teller teller;
    private final Linking linking;
    private final Guarding guarding;
    private final Sending sending;
    private final Readiness readiness;
    private final Instant now;

    Desk(Books books, Outlet outlet, Supplier<UUID> ids, Readiness readiness, Instant now) {
        this.books = books;
        this.agenda = books.agenda();
        this.teller = new Teller(books, outlet);
        this.linking = new Linking(books, teller);
        this.guarding = new Guarding(books, teller, ids, now);
        this.sending = new Sending(books, teller, guarding, outlet, ids, now);
        this.readiness = readiness;
        this.now = now;
    }

    Books books() {
        return books;
    }

    Teller teller() {
        return teller;
    }

    Guarding guarding() {
        return guarding;
    }

    Instant now() {
        return now;
    }

    /** Whether everything that a decision needs has been seen. */
    boolean gateOpen() {
        return readiness == Readiness.READY && gateOpened();
    }

    /** Whether the books are being made anew. */
    boolean restoring() {
        return readiness == Readiness.RESTORING;
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

    /** Decides one user; who cannot be decided now is put on the agenda. */
    void decide(Person person, Lane lane, List<String> causes) {
        decide(person, lane, causes, Set.of());
    }

    /** Decides one user after a command was carried out; what it wrote is not written again. */
    void decideAfter(Flight flight, Person person, List<String> causes) {
        decide(person, flight.lane(), causes, flight.attributes());
    }

    /**
     * Decides one user whose command is not waited for any more. A creation is taken back first: as
     * long as it may be answered late, another could make a second account.
     */
    void unanswered(UserId user, Flight flight) {
        Person person = books.person(user);
        if (flight.mayHaveCreated() && person != null && settings().on()) {
            sending.cancel(person, flight, flight.lane(), "Unanswered", List.of());
        } else {
            teller.remember(user, Memory::landed);
            decide(user, Lane.BULK, List.of());
        }
    }

    /**
     * Decides the users who can be found under one of these values; while a plan is applied, they
     * wait for the next cycle.
     */
    void decideFound(Set<String> values, @Nullable UserId except, Lane lane, List<String> causes) {
        if (books.plans().applying()) {
            return;
        }
        for (String value : values) {
            for (UserId user : books.found(value)) {
                if (!user.equals(except)) {
                    decide(user, lane, causes);
                }
            }
        }
    }

    /**
     * Has those decided again who have no account and could not be told apart from a user who has
     * one now. With one value only they still cannot.
     */
    void reconsiderContenders(UserId user, List<String> causes) {
        List<String> values = books.valuesOf(user);
        if (values.size() < 2 || books.plans().applying() || books.ready().isEmpty()) {
            return;
        }
        for (String value : values) {
            for (UserId other : books.found(value)) {
                Person contender = books.person(other);
                if (contender != null
                        && !isLinked(other)
                        && !waits(other)
                        && books.policy().desired(contender.source())
                                instanceof Desired.Provision) {
                    await(contender, Lane.BULK, causes);
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
        return Differ.decide(books.subjects().of(person), books.policy(), standing());
    }

    /** Forgets a user for good. That somebody has lost access lately still counts. */
    void erase(UserId user) {
        agenda.remove(user);
        Optional<Instant> removedAt = books.memory(user).removedAt();
        teller.forget(user);
        removedAt.ifPresent(guarding::countNameless);
        teller.erased(user);
    }

    private boolean gateOpened() {
        Job job = books.job();
        return job.scanned() && books.ready().isPresent() && job.indexing().isEmpty();
    }

    private boolean bulkHasRoom() {
        return books.counted(Count.BULK_IN_FLIGHT) < MOST_BULK_IN_FLIGHT;
    }

    private Settings settings() {
        return books.job().settings().orElseThrow();
    }

    private Standing standing() {
        return new Standing(gateOpen(), connectorReady(), now);
    }

    private void decide(Person person, Lane lane, List<String> causes, Set<String> written) {
        agenda.remove(person.id());
        if (!gateOpen()) {
            // The cycle that opens the gate for the first time decides everybody.
            if (!restoring() && books.job().scanned() && books.ready().isPresent()) {
                await(person, lane, causes);
            }
            return;
        }
        switch (settings().status()) {
            case OFF -> {}
            case PREVIEW -> foresee(person, causes);
            case ON -> goAbout(person, lane, causes, written);
        }
    }

    private void goAbout(Person person, Lane lane, List<String> causes, Set<String> written) {
        Optional<Flight> flight = books.memory(person.id()).flight();
        if (lane == Lane.URGENT && flight.filter(it -> it.lane() == Lane.BULK).isPresent()) {
            overtake(person, flight.get(), causes);
            return;
        }
        boolean linked = isLinked(person.id());
        boolean again = true;
        while (again) {
            again = act(person, lane, causes, written);
        }
        if (!linked && isLinked(person.id())) {
            reconsiderContenders(person.id(), causes);
        }
    }

    private boolean isLinked(UserId user) {
        return books.memory(user).link().isPresent();
    }

    /** Sends what is urgent in place of a bulk command that may not have begun yet. */
    private void overtake(Person person, Flight flight, List<String> causes) {
        Subject subject = books.subjects().of(person).landed();
        switch (Differ.decide(subject, books.policy(), standing())) {
            case Decision.Send send when flight.isLike(send) -> {}
            case Decision.Send _ when flight.mayHaveCreated() -> cancel(person, flight, causes);
            case Decision.Send send -> {
                if (guarding.admits(person, send, Lane.URGENT, causes)) {
                    sending.send(person, send, Lane.URGENT, causes, Set.of(), Optional.of(flight));
                }
            }
            case Decision.Nothing _ -> cancel(person, flight, causes);
            case Decision.Skip _ -> {
                if (!(subject.desired() instanceof Desired.Provision)) {
                    cancel(person, flight, causes);
                }
            }
            case Decision.Wait _ -> await(person, Lane.URGENT, causes);
            case Decision.Rest _,
                    Decision.Grace _,
                    Decision.Ask _,
                    Decision.Adopt _,
                    Decision.TakeOver _,
                    Decision.Unlink _,
                    Decision.GiveBack _ -> {}
        }
    }

    private void cancel(Person person, Flight flight, List<String> causes) {
        sending.cancel(person, flight, Lane.URGENT, "NotWanted", causes);
    }

    /** Does what is decided; says whether to decide again after it. */
    private boolean act(Person person, Lane lane, List<String> causes, Set<String> written) {
        UserId user = person.id();
        switch (consider(person)) {
            case Decision.Nothing(Rule rule) -> {
                teller.settled(person, rule, causes);
                teller.remember(user, it -> it.settled().consoled().decided(Optional.empty()));
            }
            case Decision.Rest _ -> {}
            case Decision.Wait _ -> await(person, lane, causes);
            case Decision.Skip skip -> {
                teller.remember(user, Memory::skipped);
                teller.skip(person, skip, causes);
            }
            case Decision.Send send -> {
                if (guarding.admits(person, send, lane, causes)) {
                    if (lane == Lane.BULK && !bulkHasRoom()) {
                        await(person, lane, causes);
                    } else {
                        sending.send(person, send, lane, causes, written, Optional.empty());
                    }
                }
            }
            case Decision.Ask ask -> {
                teller.remember(user, Memory::skipped);
                teller.tell(person, Verdicts.ask(ask, linking.named(ask.formerOwner())), causes);
            }
            case Decision.Grace grace -> {
                teller.remember(user, memory -> memory.waiting(grace, lane));
                teller.grace(person, grace, causes);
            }
            case Decision.Adopt(Account account, Optional<UserId> former) -> {
                linking.adopt(person, account, former, causes);
                return true;
            }
            case Decision.TakeOver(Account account, UserId from) -> {
                linking.takeOver(person, account, from, causes);
                return true;
            }
            case Decision.Unlink(Rule rule, AccountKey account) -> {
                linking.unlink(user, Memory::bereft, Verdicts.gone(rule, account), causes);
                return true;
            }
            case Decision.GiveBack(AccountKey account) -> {
                linking.unlink(user, Memory::unlinked, Verdicts.givenBack(account), causes);
                return true;
            }
        }
        return false;
    }

    /** Tells what would be done, and remembers only that it was told. */
    private void foresee(Person person, List<String> causes) {
        Forecast forecast =
                new Forecasting(books, books.policy(), standing())
                        .of(person, books.memory(person.id()));
        switch (forecast.last()) {
            case Decision.Nothing(Rule rule) -> {
                teller.settled(person, rule, causes);
                teller.remember(person.id(), it -> it.decided(Optional.empty()));
            }
            case Decision.Skip skip -> teller.skip(person, skip, causes);
            case Decision.Send send -> teller.planned(person, send, causes);
            case Decision.Ask ask ->
                    teller.tell(
                            person, Verdicts.ask(ask, linking.named(ask.formerOwner())), causes);
            case Decision.Rest _, Decision.Wait _, Decision.Grace _ -> {}
            case Decision.Adopt _, Decision.TakeOver _, Decision.Unlink _, Decision.GiveBack _ ->
                    throw new IllegalStateException("A forecast ends in none of these");
        }
    }

    private void await(Person person, Lane lane, List<String> causes) {
        boolean removal = books.policy().desired(person.source()) instanceof Desired.Deprovision;
        agenda.put(person.id(), lane, removal, causes);
    }
}
