package dev.usher.diff.application;

import dev.usher.diff.application.Outlet.Verdict;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Notice;
import dev.usher.diff.domain.Notices;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.Rule;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps what is remembered of users, and says what was decided. */
final class Teller {

    private final Books books;
    private final Outlet outlet;

    Teller(Books books, Outlet outlet) {
        this.books = books;
        this.outlet = outlet;
    }

    void remember(UserId user, Memory memory) {
        books.keep(user, memory);
        outlet.remembered(books.application(), user, Optional.of(memory));
    }

    /** Changes what is remembered, if it does. */
    void remember(UserId user, UnaryOperator<Memory> change) {
        Memory memory = books.memory(user);
        Memory changed = change.apply(memory);
        if (!changed.equals(memory)) {
            remember(user, changed);
        }
    }

    void forget(UserId user) {
        books.erase(user);
        outlet.remembered(books.application(), user, Optional.empty());
    }

    /** Publishes a decision, unless it was the one published last. */
    void tell(Person person, Verdict verdict, List<String> causes) {
        Memory memory = books.memory(person.id());
        Optional<String> said = Optional.of(verdict.gist());
        if (!memory.lastDecision().equals(said)) {
            remember(person.id(), memory.decided(said));
            publish(person, verdict, causes);
        }
    }

    void publish(Person person, Verdict verdict, List<String> causes) {
        outlet.decision(
                books.application(),
                person,
                verdict,
                books.job().settings().map(Settings::version).orElse(0L),
                causes);
    }

    void skip(Person person, Decision.Skip skip, List<String> causes) {
        books.count(Count.CYCLE_SKIPPED, 1);
        tell(person, Verdict.of(Verdict.Kind.SKIPPED, skip.rule(), skip.notice()), causes);
    }

    /** Says that nothing is to be done, if it was said last that something could not be done. */
    void settled(Person person, Rule rule, List<String> causes) {
        if (books.memory(person.id()).lastDecision().filter(Verdict::tellsOfTrouble).isPresent()) {
            nothingToDo(person, rule, causes);
        }
    }

    void nothingToDo(Person person, Rule rule, List<String> causes) {
        publish(person, Verdict.of(Verdict.Kind.SKIPPED, rule, Notices.settled()), causes);
    }

    /** Says it of the id alone, for who tells people of the user to stop. */
    void erased(UserId user) {
        publish(
                Person.nameless(user),
                Verdict.of(Verdict.Kind.SKIPPED, Rule.LEAVE, Notices.erased()),
                List.of());
    }

    void grace(Person person, Decision.Grace grace, List<String> causes) {
        Notice notice =
                grace.deletion()
                        ? Notices.deletionAhead(grace.until())
                        : Notices.grace(grace.until());
        tell(
                person,
                Verdict.of(Verdict.Kind.GRACE, grace.rule(), notice).until(grace.until()),
                causes);
    }

    void planned(Person person, Decision.Send send, List<String> causes) {
        tell(
                person,
                Verdict.of(Verdict.Kind.PLANNED, send.rule(), Notices.planned(send)).about(send),
                causes);
    }
}
