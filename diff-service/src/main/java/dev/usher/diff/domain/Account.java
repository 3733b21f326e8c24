package dev.usher.diff.domain;

import dev.usher.policy.AccountSpec;
import dev.usher.policy.Email;
import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An account as GoTo had it.
 *
 * @param suspended whether GoTo says that the account gives no access to anything
 * @param state attributes, licences, admin roles and group
 * @param readOnly names of those attributes that GoTo lets nobody change from this GoTo account
 * @param observedAt start of the read, or time of the answer to the write, that showed it
 */
public record Account(
        AccountKey key,
        boolean suspended,
        AccountSpec state,
        Set<String> readOnly,
        Instant observedAt) {

    public Account {
        readOnly = Set.copyOf(readOnly);
    }

    public String email() {
        return Email.normalized(state.email());
    }

    /** A target in which these attributes stay as they are in the account. */
    AccountSpec keeping(Set<String> names, AccountSpec target) {
        if (names.isEmpty()) {
            return target;
        }
        SortedMap<String, String> attributes = new TreeMap<>(target.attributes());
        attributes.keySet().removeAll(names);
        return new AccountSpec(
                names.contains("email") ? email() : target.email(),
                attributes,
                target.licences(),
                target.adminRoles(),
                target.group(),
                target.customRoles());
    }
}
