package dev.usher.diff.application;

import dev.usher.diff.application.Outlet.Verdict;
import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Ties users to accounts, and loosens them. */
final class Linking {

    private final Books books;
    private final Teller teller;

    Linking(Books books, Teller teller) {
        this.books = books;
        this.teller = teller;
    }

    /**
     * Makes an account the user's.
     *
     * @param former another user who had it last
     */
    void adopt(Person person, Account account, Optional<UserId> former, List<String> causes) {
        teller.remember(person.id(), books.memory(person.id()).linkedTo(account.key()));
        books.ownership()
                .lastOwner(account.key())
                .ifPresent(user -> teller.remember(user, it -> it.succeeded(account.key())));
        books.count(Count.CYCLE_ADOPTED, 1);
        teller.publish(
                person,
                former.map(user -> Verdicts.revived(account, named(user)))
                        .orElseGet(() -> Verdicts.matched(account)),
                causes);
    }

    /** Makes an account the user's that was another's until now. */
    void takeOver(Person person, Account account, UserId from, List<String> causes) {
        Optional<UserId> former = books.ownership().formerOwner(account.key(), person.id());
        unlink(from, Memory::unlinked, Verdicts.passed(), causes);
        adopt(person, account, former, causes);
    }

    /** Takes the account from a user. */
    void unlink(UserId user, UnaryOperator<Memory> change, Verdict verdict, List<String> causes) {
        teller.remember(user, change.apply(books.memory(user)));
        Person person = books.person(user);
        if (person != null) {
            teller.publish(person, verdict, causes);
        }
    }

    /** A user's name, for people. */
    String named(UserId user) {
        Person person = books.person(user);
        return person == null
                ? "a user who is no longer known (id " + user + ")"
                : person.displayName() + " (" + person.userName() + ")";
    }
}
