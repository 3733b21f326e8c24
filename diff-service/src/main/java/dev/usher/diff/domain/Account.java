package dev.usher.diff.domain;

import dev.usher.policy.AccountSpec;
import dev.usher.policy.Email;
import java.time.Instant;

/**
 * An account as GoTo had it.
 *
 * @param suspended whether GoTo says that the account gives no access to anything
 * @param state attributes, licences, admin roles and group
 * @param observedAt start of the read, or time of the answer to the write, that showed it
 */
public record Account(AccountKey key, boolean suspended, AccountSpec state, Instant observedAt) {

    public String email() {
        return Email.normalized(state.email());
    }
}
