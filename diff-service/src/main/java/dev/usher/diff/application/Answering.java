package dev.usher.diff.application;

import dev.usher.diff.application.Outlet.Verdict;
import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Change;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Escrow;
import dev.usher.diff.domain.Flight;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Notice;
import dev.usher.diff.domain.Notices;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.Retries;
import dev.usher.diff.domain.Rule;
import dev.usher.diff.domain.TargetFault;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.Obstacle;
import dev.usher.policy.Policy;
import dev.usher.policy.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes in the connector's answers. */
final class Answering {

    private final Desk desk;
    private final Books books;

    Answering(Desk desk) {
        this.desk = desk;
        this.books = desk.books();
    }

    /** Any answer tells of the account; only that to the command in flight ends the flight. */
    void answered(Answer answer, List<String> causes) {
        UserId user = answer.user();
        Memory before = books.memory(user);
        Account old = answer.account().map(Account::key).map(books::account).orElse(null);
        Set<String> values = new HashSet<>();
        answer.account()
                .filter(seen -> old == null || !old.observedAt().isAfter(seen.observedAt()))
                .map(books::keep)
                .ifPresent(values::addAll);
        Memory memory = linked(before, answer);
        if (answer.failure().equals(Answer.ACCOUNT_GONE)) {
            memory.link().map(books::drop).ifPresent(values::addAll);
        }
        Lane lane = memory.flight().map(Flight::lane).orElse(Lane.BULK);
        Optional<Flight> landed =
                memory.flight().filter(it -> it.commandId().equals(answer.commandId()));
        if (answer.outcome() == Answer.Outcome.SUCCEEDED
                && landed.filter(it -> it.action() == Action.DELETE).isPresent()) {
            memory.link().map(books::drop).ifPresent(values::addAll);
        }
        if (landed.isPresent()) {
            desk.teller().remember(user, afterFlight(memory, landed.get(), answer));
            goOn(user, landed.get(), answer, causes);
        } else {
            desk.teller().remember(user, _ -> memory);
            desk.decide(user, lane, causes);
        }
        desk.decideFound(values, user, lane, causes);
        if (before.link().isEmpty() && memory.link().isPresent()) {
            desk.reconsiderContenders(user, causes);
        }
    }

    /**
     * What was made for a user is the user's, unless that one was erased. What was only changed was
     * the user's before, or is so no more.
     */
    private Memory linked(Memory memory, Answer answer) {
        if (!answer.creation()
                || answer.outcome() != Answer.Outcome.SUCCEEDED
                || memory.link().isPresent()
                || !books.knows(answer.user())) {
            return memory;
        }
        return answer.account()
                .map(Account::key)
                .filter(key -> books.ownership().owner(key).isEmpty())
                .map(key -> memory.linkedTo(key, books.ownership().formerOwner(key, answer.user())))
                .orElse(memory);
    }

    private Memory afterFlight(Memory memory, Flight flight, Answer answer) {
        Memory landed = memory.landed();
        if (flight.action() == Action.CANCEL) {
            return landed;
        }
        return switch (answer.outcome()) {
            case SUCCEEDED -> {
                books.count(Count.CYCLE_DONE, 1);
                books.count(Count.TARGET_WORKED, 1);
                yield landed.granting(flight.wanted()).seated();
            }
            case FAILED -> {
                books.count(Count.CYCLE_FAILED, 1);
                yield switch (answer.failure()) {
                    case Escrow.NO_SEATS -> landed.awaitingSeat(desk.now());
                    case Answer.ACCOUNT_GONE -> landed;
                    default -> TargetFault.is(answer.failure()) ? landed : landed.seated();
                };
            }
            case CONFLICT, NOT_BEGUN -> landed;
        };
    }

    /**
     * Decides again after an answer. A command that was carried out, or met another account, and
     * would be sent just so again, is not, or not at once: repeating it does not help.
     */
    private void goOn(UserId user, Flight flight, Answer answer, List<String> causes) {
        Person person = books.person(user);
        Optional<Settings> settings = books.ready().map(Policy::settings);
        if (person == null || settings.isEmpty()) {
            return;
        }
        if (flight.action() == Action.CANCEL) {
            desk.decide(user, flight.lane(), causes);
            return;
        }
        switch (answer.outcome()) {
            case FAILED -> {
                if (answer.failure().equals(Answer.ACCOUNT_GONE)) {
                    desk.decide(user, flight.lane(), causes);
                    return;
                }
                Escrow escrow = escrow(user, flight, answer.failure(), settings.get());
                desk.decide(user, flight.lane(), causes);
                Memory memory = books.memory(user);
                if (memory.flight().isEmpty() && memory.escrow().equals(Optional.of(escrow))) {
                    tell(
                            person,
                            Verdict.of(Verdict.Kind.ESCROWED, Rule.RETRY, because(answer, escrow)),
                            flight.action(),
                            escrow,
                            causes);
                } else if (memory.flight().isEmpty()
                        && memory.escrow().isEmpty()
                        && desk.consider(person) instanceof Decision.Nothing(Rule rule)) {
                    desk.teller().nothingToDo(person, rule, causes);
                }
            }
            case SUCCEEDED -> {
                if (desk.consider(person) instanceof Decision.Send send && repeats(send, flight)) {
                    Set<String> attributes = attributes(send);
                    tell(
                            person,
                            Verdict.of(
                                    Verdict.Kind.SKIPPED,
                                    send.rule(),
                                    Notices.notConverging(attributes)),
                            flight.action(),
                            escrow(user, flight, Obstacle.NOT_CONVERGING.code(), settings.get()),
                            causes);
                    return;
                }
                desk.teller().remember(user, books.memory(user).heartened());
                desk.decideAfter(flight, person, causes);
            }
            case CONFLICT -> {
                Optional<AccountKey> link = books.memory(user).link();
                boolean own = link.isPresent() && link.equals(answer.account().map(Account::key));
                if (!own
                        && desk.consider(person) instanceof Decision.Send send
                        && send.account().equals(link)) {
                    tell(
                            person,
                            Verdicts.emailConflict(send.rule()),
                            flight.action(),
                            escrow(user, flight, Obstacle.EMAIL_CONFLICT.code(), settings.get()),
                            causes);
                    return;
                }
                desk.decide(user, flight.lane(), causes);
            }
            case NOT_BEGUN -> desk.decide(user, flight.lane(), causes);
        }
    }

    /** Whether a command would write for the same wish what has just been written. */
    private static boolean repeats(Decision.Send send, Flight flight) {
        Set<String> again = attributes(send);
        again.retainAll(flight.attributes());
        return send.wanted().equals(flight.wanted()) && !again.isEmpty();
    }

    private static Set<String> attributes(Decision.Send send) {
        Set<String> names = new HashSet<>();
        send.changes().stream().map(Change::attribute).forEach(names::add);
        return names;
    }

    private Escrow escrow(UserId user, Flight flight, String reason, Settings settings) {
        Memory memory = books.memory(user);
        boolean seatsCounted =
                flight.wanted()
                        .filter(it -> books.job().freeSeats().keySet().containsAll(it.licences()))
                        .isPresent();
        Escrow escrow =
                Escrow.after(
                        flight,
                        memory.escrow(),
                        reason,
                        new Escrow.Target(seatsCounted, books.counted(Count.TARGET_WORKED)),
                        user,
                        new Retries(settings.retrySchedule()),
                        desk.now());
        desk.teller().remember(user, memory.escrowed(escrow));
        return escrow;
    }

    private static Notice because(Answer answer, Escrow escrow) {
        return answer.trouble()
                .map(
                        it ->
                                escrow.notice()
                                        .because(it.message(), it.values(), it.recommendedAction()))
                .orElseGet(escrow::notice);
    }

    /** People are asked to act when it comes up and when it is given up, not at each attempt. */
    private void tell(
            Person person, Verdict verdict, Action tried, Escrow escrow, List<String> causes) {
        Verdict retried = verdict.retriedAt(escrow.retryAt(), escrow.attempts(), tried);
        desk.teller().tell(person, escrow.isNews() ? retried : retried.quiet(), causes);
    }
}
