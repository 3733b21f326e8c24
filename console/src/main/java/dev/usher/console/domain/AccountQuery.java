package dev.usher.console.domain;

import java.util.Optional;

/**
 * What is asked of the accounts of an application; they are ordered by their keys.
 *
 * @param limit most accounts of the page
 * @param after key of the last account of the page before
 */
public record AccountQuery(String application, int limit, Optional<String> after) {

    /** The same with one account more, which tells whether another page follows. */
    public AccountQuery withOneMore() {
        return new AccountQuery(application, limit + 1, after);
    }

    /** The same for the page that follows. */
    public AccountQuery following(GoToAccount last) {
        return new AccountQuery(application, limit, Optional.of(last.accountKey()));
    }
}
