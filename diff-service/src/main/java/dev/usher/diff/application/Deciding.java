package dev.usher.diff.application;

import dev.usher.diff.application.Outlet.Verdict;
import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what changed in one application, and decides everybody whom it concerns. Every input
 * changes one part of the books; then the same function decides. One instance serves one input.
 */
public final class Deciding {

    /** Unanswered commands of the bulk lane at one time. */
    public static final int MOST_BULK_IN_FLIGHT = 500;

    private final String application;
    private final Books books;
    private final Agenda agenda;
    private final Outlet outlet;
    private final Supplier<UUID> ids;
    private final boolean caughtUp;
    private final Instant now;

    /**
     * Opens the books for one input.
     *
     * @param caughtUp whether all input up to the last start has been taken in
     * @param now the time of this input
     */
    public Deciding(
            String application,
            Tables tables,
            Outlet outlet,
            Supplier<UUID> ids,
            boolean caughtUp,
            Instant now) {
        this.application = application;
        this.books = new Books(application, tables);
        this.agenda = new Agenda(application, tables);
        this.outlet = outlet;
        this.ids = ids;
        this.caughtUp = caughtUp;
        this.now = now;
    }

    /** Where the application stands. */
    public Job job() {
        return books.job();
    }

    /** Whether everything that a decision needs has been seen. */
    public boolean gateOpen() {
        Job job = books.job();
        return caughtUp && job.scanned() && job.settings().isPresent();
    }

    /** A user is new or has changed. */
    public void personChanged(Person person, Lane lane, List<String> causes) {
        Person old = books.person(person.id());
        books.keep(person);
        Memory memory = books.memory(person.id());
        if (memory.unreadable()) {
            remember(person.id(), memory.readable(true));
        }
        decide(person.id(), lane, causes);
        Set<String> emails = new LinkedHashSet<>();
        person.matchingValue().ifPresent(emails::add);
        if (old != null) {
            old.matchingValue().ifPresent(emails::add);
        }
        decideClaimants(emails, person.id(), lane, causes);
    }

    /** The newest record about a user could not be read. */
    public void personUnreadable(UserId user, List<String> causes) {
        remember(user, books.memory(user).readable(false));
        decide(user, Lane.URGENT, causes);
    }

    /** A user is to be forgotten for good. */
    public void personErased(UserId user) {
        books.memory(user)
                .flight()
                .ifPresent(flight -> books.keep(books.job().inFlight(flight.lane(), -1)));
        books.keep(agenda.remove(user, books.job()));
        books.erase(user);
        outlet.remembered(application, user, Optional.empty());
    }

    /** An account was listed, read or written. */
    public void accountSeen(Account account, List<String> causes) {
        Account old = books.account(account.key());
        if (old != null && old.observedAt().isAfter(account.observedAt())) {
            return;
        }
        books.keep(account);
        concern(account.key(), emailsOf(old, account), causes);
    }

    /**
     * An account is not there any more.
     *
     * @param observedAt start of the read that missed it
     */
    public void accountGone(AccountKey key, Instant observedAt, List<String> causes) {
        Account old = books.account(key);
        if (old == null || old.observedAt().isAfter(observedAt)) {
            return;
        }
        books.drop(key);
        concern(key, emailsOf(old, null), causes);
    }

    /**
     * All accounts have been listed; a new cycle begins, unless the listing is not to be believed.
     */
    public void scanFinished(String scan, boolean suspicious, List<String> causes) {
        if (!suspicious) {
            books.keep(books.job().inCycle(scan, true));
            decideEverybody(causes);
        }
    }

    /**
     * Takes new settings, unless they name another GoTo account: what is linked belongs to the one
     * that was there.
     *
     * @return whether they were taken
     */
    public boolean settingsChanged(Settings settings, List<String> causes) {
        Job job = books.job();
        if (job.settings()
                .filter(old -> !old.goToAccountKey().equals(settings.goToAccountKey()))
                .isPresent()) {
            return false;
        }
        boolean wasOn = job.settings().filter(Settings::on).isPresent();
        books.keep(job.with(settings));
        // Becoming ON waits for the connector's scan, whose end starts the cycle.
        if (wasOn && job.scanned()) {
            books.keep(books.job().inCycle("settings-" + settings.version(), false));
            decideEverybody(causes);
        }
        return true;
    }

    /** The connector says how it is. */
    public void connectorReported(Job.Heartbeat heartbeat) {
        books.keep(books.job().with(heartbeat));
        offerSeats();
        workOff();
    }

    /** Replaces commands whose answer is not coming any more, and goes on with who waits. */
    public void timePassed() {
        if (books.job().connectorReady(now)) {
            for (UserId user : books.lostFlights(now)) {
                Memory memory = books.memory(user);
                land(user, memory);
                decide(user, Lane.BULK, List.of());
            }
        }
        workOff();
    }

    /** A command was answered. */
    public void answered(Answer answer, List<String> causes) {
        UserId user = answer.user();
        Memory memory = books.memory(user);
        Account old = answer.account().map(Account::key).map(books::account).orElse(null);
        answer.account()
                .filter(seen -> old == null || !old.observedAt().isAfter(seen.observedAt()))
                .ifPresent(books::keep);
        boolean awaited =
                memory.flight().filter(f -> f.commandId().equals(answer.commandId())).isPresent();
        if (answer.outcome() == Answer.Outcome.SUCCEEDED && answer.account().isPresent()) {
            AccountKey key = answer.account().get().key();
            if (memory.link().isEmpty() && books.owner(key).isEmpty()) {
                memory = memory.linkedTo(key, books.formerOwner(key, user));
            }
        }
        if (answer.errorCode().filter(Answer.ACCOUNT_GONE::equals).isPresent()) {
            memory.link().ifPresent(books::drop);
        }
        Lane lane = memory.flight().map(Memory.Flight::lane).orElse(Lane.BULK);
        if (awaited) {
            memory = afterFlight(memory, answer);
            books.keep(books.job().inFlight(lane, -1));
        }
        remember(user, memory);
        if (awaited) {
            convergeOrRest(user, answer, causes, lane);
        }
        decideClaimants(emailsOf(old, answer.account().orElse(null)), user, lane, causes);
        workOff();
    }

    private Memory afterFlight(Memory memory, Answer answer) {
        Memory.Flight flight = memory.flight().orElseThrow();
        Memory landed = memory.landed();
        return switch (answer.outcome()) {
            case SUCCEEDED -> landed.granting(flight.wanted()).seated();
            case FAILED -> afterFailure(landed, flight, answer.errorCode().orElse("FAILED"));
            case CONFLICT, NOT_BEGUN -> landed;
        };
    }

    private Memory afterFailure(Memory landed, Memory.Flight flight, String code) {
        if (code.equals(Answer.ACCOUNT_GONE)) {
            return landed;
        }
        Memory setBack =
                landed.setBack(new Memory.Setback(code, flight.wanted(), books.job().cycle()));
        return code.equals(Memory.Setback.NO_SEATS) ? setBack.awaitingSeat(now) : setBack.seated();
    }

    /**
     * Decides again after an answer. A command that was carried out, or met another account, and
     * would be sent just so again, is not: repeating it does not help.
     */
    private void convergeOrRest(UserId user, Answer answer, List<String> causes, Lane lane) {
        Person person = books.person(user);
        Job job = books.job();
        if (person == null || job.settings().isEmpty()) {
            return;
        }
        boolean done =
                answer.outcome() == Answer.Outcome.SUCCEEDED
                        || answer.outcome() == Answer.Outcome.CONFLICT;
        Memory memory = books.memory(user);
        Settings settings = job.settings().get();
        if (done
                && Differ.decide(books.subject(person, settings), settings, standing())
                        instanceof Decision.Send send
                && repeats(send, answer, memory)) {
            String reason =
                    answer.outcome() == Answer.Outcome.CONFLICT ? "EmailConflict" : "NotConverging";
            remember(user, memory.setBack(new Memory.Setback(reason, send.wanted(), job.cycle())));
            tell(person, Verdicts.notConverging(reason), causes);
            return;
        }
        decide(user, lane, causes);
    }

    private static boolean repeats(Decision.Send send, Answer answer, Memory memory) {
        return answer.outcome() == Answer.Outcome.CONFLICT
                ? send.account().equals(memory.link())
                : send.wanted().equals(memory.granted());
    }

    private void offerSeats() {
        Job job = books.job();
        if (!gateOpen() || !job.connectorReady(now)) {
            return;
        }
        SeatQueue queue = new SeatQueue(books, job.settings().orElseThrow());
        for (UserId user : queue.next(job.freeSeats())) {
            remember(user, books.memory(user).heartened());
            decide(user, Lane.BULK, List.of());
            Memory memory = books.memory(user);
            if (memory.flight().isEmpty() && !agenda.has(user)) {
                remember(user, memory.seated());
            }
        }
    }

    private void concern(AccountKey key, Set<String> emails, List<String> causes) {
        Optional<UserId> owner = books.owner(key);
        owner.ifPresent(user -> decide(user, Lane.BULK, causes));
        decideClaimants(emails, owner.orElse(null), Lane.BULK, causes);
    }

    private void decideEverybody(List<String> causes) {
        if (gateOpen()) {
            books.everybody().forEach(user -> decide(user, Lane.BULK, causes));
            workOff();
        }
    }

    private void decideClaimants(
            Set<String> emails, @Nullable UserId except, Lane lane, List<String> causes) {
        for (String email : emails) {
            for (UserId user : books.claimants(email)) {
                if (!user.equals(except)) {
                    decide(user, lane, causes);
                }
            }
        }
    }

    private void workOff() {
        while (gateOpen() && books.job().connectorReady(now)) {
            Optional<Agenda.Turn> turn = agenda.next(Lane.URGENT);
            Lane lane = Lane.URGENT;
            if (turn.isEmpty() && books.job().bulkInFlight() < MOST_BULK_IN_FLIGHT) {
                turn = agenda.next(Lane.BULK);
                lane = Lane.BULK;
            }
            if (turn.isEmpty()) {
                return;
            }
            decide(turn.get().user(), lane, turn.get().causes());
        }
    }

    private void decide(UserId user, Lane lane, List<String> causes) {
        Person person = books.person(user);
        books.keep(agenda.remove(user, books.job()));
        if (person == null) {
            return;
        }
        if (!gateOpen()) {
            await(person, lane, causes);
            return;
        }
        Settings settings = books.job().settings().orElseThrow();
        while (true) {
            Memory memory = books.memory(user);
            switch (Differ.decide(books.subject(person, settings), settings, standing())) {
                case Decision.Nothing _ -> {
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
        books.keep(agenda.put(person.id(), lane, removal, causes, books.job()));
    }

    private void send(Person person, Decision.Send send, Lane lane, List<String> causes) {
        Job job = books.job();
        if (lane == Lane.BULK && job.bulkInFlight() >= MOST_BULK_IN_FLIGHT) {
            await(person, lane, causes);
            return;
        }
        Memory.Flight flight =
                new Memory.Flight(
                        ids.get(),
                        send.action(),
                        lane,
                        send.wanted(),
                        now,
                        now.plus(Memory.Flight.VALIDITY));
        remember(person.id(), books.memory(person.id()).sending(flight));
        books.keep(job.inFlight(lane, 1));
        outlet.command(
                application,
                person,
                send,
                flight,
                job.settings().orElseThrow().version(),
                job.cycle(),
                causes);
    }

    private void adopt(
            Person person, Account account, Optional<UserId> former, List<String> causes) {
        remember(person.id(), books.memory(person.id()).linkedTo(account.key()));
        outlet.decision(
                application,
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
        Person person = books.person(user);
        remember(user, books.memory(user).unlinked());
        if (person != null) {
            outlet.decision(application, person, verdict, causes);
        }
    }

    private void land(UserId user, Memory memory) {
        memory.flight().ifPresent(f -> books.keep(books.job().inFlight(f.lane(), -1)));
        remember(user, memory.landed());
    }

    private void tell(Person person, Verdict verdict, List<String> causes) {
        Memory memory = books.memory(person.id());
        Optional<String> said = Optional.of(verdict.kind() + " " + verdict.reason());
        if (!memory.lastDecision().equals(said)) {
            remember(person.id(), memory.decided(said));
            outlet.decision(application, person, verdict, causes);
        }
    }

    private void remember(UserId user, Memory memory) {
        books.keep(user, memory);
        outlet.remembered(application, user, Optional.of(memory));
    }

    private Standing standing() {
        Job job = books.job();
        return new Standing(gateOpen(), job.connectorReady(now), job.cycle(), job.freeSeats());
    }

    private static Set<String> emailsOf(@Nullable Account old, @Nullable Account account) {
        Set<String> emails = new LinkedHashSet<>();
        if (old != null) {
            emails.add(old.email());
        }
        if (account != null) {
            emails.add(account.email());
        }
        return emails;
    }
}
