package dev.usher.diff.domain;

import dev.usher.policy.Desired;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of one user.
 *
 * @param desired what should be true of the user
 * @param account the linked account, if the user is linked and the account exists
 */
public record Subject(
        Person person,
        Desired desired,
        Memory memory,
        Optional<Account> account,
        Surroundings surroundings) {

    /** As if an account were the user's. */
    Subject linkedTo(Account own) {
        return new Subject(
                person,
                desired,
                memory.linkedTo(own.key()),
                Optional.of(own),
                new Surroundings(
                        List.of(),
                        surroundings.holders().stream()
                                .filter(holder -> !holder.account().key().equals(own.key()))
                                .toList(),
                        surroundings.rivals(),
                        surroundings.creator()));
    }

    /** As if no command were in flight. */
    public Subject landed() {
        return new Subject(person, desired, memory.landed(), account, surroundings);
    }

    /** As if no account were the user's. */
    Subject unlinked() {
        return new Subject(person, desired, memory.unlinked(), Optional.empty(), surroundings);
    }
}
