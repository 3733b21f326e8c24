package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.UserId;
import java.util.List;
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
        Memory memory = books.memory(user);
        Account old = answer.account().map(Account::key).map(books::account).orElse(null);
        Set<String> values =
                answer.account()
                        .filter(seen -> old == null || !old.observedAt().isAfter(seen.observedAt()))
                        .map(books::keep)
                        .orElse(Set.of());
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
        desk.remember(user, awaited ? afterFlight(memory, answer) : memory);
        if (awaited) {
            convergeOrRest(user, answer, causes, lane);
        }
        desk.decideFound(values, user, lane, causes);
    }

    private Memory afterFlight(Memory memory, Answer answer) {
        Memory.Flight flight = memory.flight().orElseThrow();
        Memory landed = memory.landed();
        return switch (answer.outcome()) {
            case SUCCEEDED -> {
                books.count(Count.CYCLE_DONE, 1);
                yield landed.granting(flight.wanted()).seated();
            }
            case FAILED -> {
                books.count(Count.CYCLE_FAILED, 1);
                yield afterFailure(landed, flight, answer.errorCode().orElse("FAILED"));
            }
            case CONFLICT, NOT_BEGUN -> landed;
        };
    }

    private Memory afterFailure(Memory landed, Memory.Flight flight, String code) {
        if (code.equals(Answer.ACCOUNT_GONE)) {
            return landed;
        }
        Memory setBack =
                landed.setBack(new Memory.Setback(code, flight.wanted(), books.job().cycleId()));
        return code.equals(Memory.Setback.NO_SEATS)
                ? setBack.awaitingSeat(desk.now())
                : setBack.seated();
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
        if (done
                && desk.consider(person) instanceof Decision.Send send
                && repeats(send, answer, memory)) {
            String reason =
                    answer.outcome() == Answer.Outcome.CONFLICT ? "EmailConflict" : "NotConverging";
            desk.remember(
                    user, memory.setBack(new Memory.Setback(reason, send.wanted(), job.cycleId())));
            desk.tell(person, Verdicts.notConverging(reason), causes);
            return;
        }
        desk.decide(user, lane, causes);
    }

    private static boolean repeats(Decision.Send send, Answer answer, Memory memory) {
        return answer.outcome() == Answer.Outcome.CONFLICT
                ? send.account().equals(memory.link())
                : send.wanted().equals(memory.granted());
    }
}
