package dev.usher.diff.application;

import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Hold;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.Subject;
import dev.usher.diff.domain.Surroundings;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.Desired;
import dev.usher.policy.MatchingValue;
import dev.usher.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts together all that is known of one user, for a decision. */
final class Subjects {

    /** Of users who wait for one another's e-mails; who waits in a longer one is not told so. */
    private static final int LONGEST_CIRCLE = 16;

    private final Books books;
    private final ValueIndex values;
    private @Nullable Wish last;

    /** What should be true of a user under a policy; most are asked for several times in a row. */
    private record Wish(Person person, Policy policy, Desired desired) {}

    Subjects(Books books, ValueIndex values) {
        this.books = books;
        this.values = values;
    }

    /** As things are. */
    Subject of(Person person) {
        return of(person, books.memory(person.id()), books.policy());
    }

    /** As if this were remembered of a user, and these settings were in force. */
    Subject of(Person person, Memory memory, Policy by) {
        Desired desired = desired(person, by);
        return new Subject(
                person,
                desired,
                memory,
                memory.link().map(books::account),
                surroundings(person, desired, memory, by));
    }

    private Desired desired(Person person, Policy by) {
        Wish wish = last;
        // Mostly the very same person, which the equals of records does not ask first.
        if (wish == null || !wish.policy().equals(by) || !Objects.equals(wish.person(), person)) {
            wish = new Wish(person, by, by.desired(person.source()));
            last = wish;
        }
        return wish.desired();
    }

    private Surroundings surroundings(Person person, Desired desired, Memory memory, Policy by) {
        if (!(desired instanceof Desired.Provision(var wanted, _))
                || memory.link()
                        .map(books::account)
                        .filter(account -> account.email().equals(wanted.email()))
                        .isPresent()) {
            return Surroundings.EMPTY;
        }
        String email = ValueIndex.email(wanted.email());
        String decisive = "";
        List<Surroundings.Holder> matches = List.of();
        for (MatchingValue value : by.matchingValues(person.source())) {
            if (matches.isEmpty()) {
                decisive = ValueIndex.named(value);
                matches = holders(decisive, person, memory, by);
            }
        }
        List<Surroundings.Holder> holders =
                decisive.equals(email) ? matches : holders(email, person, memory, by);
        Set<String> keys = new LinkedHashSet<>(Set.of(email));
        if (!matches.isEmpty()) {
            keys.add(decisive);
        }
        List<UserId> rivals = new ArrayList<>();
        Optional<UserId> creator = Optional.empty();
        for (UserId other : othersAt(keys, person.id())) {
            Memory theirs = books.memory(other);
            Person otherPerson = books.person(other);
            if (theirs.link().isPresent() || otherPerson == null) {
                continue;
            }
            if (theirs.flight().isPresent()) {
                creator = Optional.of(other);
            } else if (by.desired(otherPerson.source()) instanceof Desired.Provision) {
                rivals.add(other);
            }
        }
        return new Surroundings(matches, holders, rivals, creator);
    }

    private Set<UserId> othersAt(Set<String> keys, UserId user) {
        Set<UserId> others = new LinkedHashSet<>();
        keys.forEach(key -> others.addAll(values.users(key)));
        others.remove(user);
        return others;
    }

    private List<Surroundings.Holder> holders(
            String value, Person person, Memory memory, Policy by) {
        List<Surroundings.Holder> holders = new ArrayList<>();
        for (AccountKey key : values.accounts(value)) {
            Account account = books.account(key);
            if (account != null && !memory.link().equals(Optional.of(account.key()))) {
                holders.add(
                        new Surroundings.Holder(
                                account,
                                ownerOf(account.key(), memory, by),
                                books.ownership().formerOwner(account.key(), person.id())));
            }
        }
        return holders;
    }

    private Optional<Surroundings.Owner> ownerOf(AccountKey account, Memory memory, Policy by) {
        return owner(account)
                .map(
                        person -> {
                            Desired desired = by.desired(person.source());
                            Memory theirs = books.memory(person.id());
                            return new Surroundings.Owner(
                                    person.id(),
                                    desired,
                                    theirs.flight().isPresent(),
                                    memory.link()
                                            .filter(own -> isAwaited(own, desired, by))
                                            .isPresent(),
                                    theirs.hold().filter(Hold::refused).isPresent());
                        });
    }

    /** Whether one who is to have this cannot until the account is renamed. */
    private boolean isAwaited(AccountKey account, Desired desired, Policy by) {
        Optional<Desired> next = Optional.of(desired);
        for (int steps = 0; steps < LONGEST_CIRCLE; steps++) {
            if (!(next.orElse(null) instanceof Desired.Provision(var wanted, _))) {
                return false;
            }
            List<AccountKey> holders = values.accounts(ValueIndex.email(wanted.email()));
            if (holders.contains(account)) {
                return true;
            }
            next =
                    holders.stream()
                            .flatMap(holder -> owner(holder).stream())
                            .findFirst()
                            .map(owner -> by.desired(owner.source()));
        }
        return false;
    }

    private Optional<Person> owner(AccountKey account) {
        return books.ownership()
                .owner(account)
                .flatMap(user -> Optional.ofNullable(books.person(user)));
    }
}
