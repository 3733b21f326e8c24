package dev.usher.diff.domain;

import java.util.Optional;

/**
 * All that is known of one user.
 *
 * @param account the linked account, if the user is linked and the account exists
 */
public record Subject(
        Person person, Memory memory, Optional<Account> account, Surroundings surroundings) {}
