package dev.usher.diff.domain;

import dev.usher.policy.AccountSpec;
import java.util.Optional;

/**
 * The bond between a user and an account.
 *
 * @param revivedFrom the user who had the account before, as long as it is neither adopted nor
 *     given back
 * @param granted what the last successful command gave; its licences, admin roles and group stay
 *     ours even when the catalogue no longer names them
 */
public record Link(
        AccountKey account, Optional<UserId> revivedFrom, Optional<AccountSpec> granted) {

    static Link to(AccountKey account, Optional<UserId> formerOwner) {
        return new Link(account, formerOwner, Optional.empty());
    }

    Link granting(Optional<AccountSpec> spec) {
        return new Link(account, revivedFrom, spec);
    }
}
