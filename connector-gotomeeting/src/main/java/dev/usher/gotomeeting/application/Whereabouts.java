package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.policy.Email;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds accounts that may have been created a moment ago. For several of them one page of the list
 * of users is read first: as far as GoTo lists users in the order of their creation, they all stand
 * there. Whoever does not is asked for alone.
 */
final class Whereabouts {

    private static final int PAGE = 200;
    private static final int WORTH_A_PAGE = 3;

    private final GoTo.Account account;
    private final int offset;
    private final int wanted;
    private final Map<String, KnownAccount> listed = new HashMap<>();
    private boolean read;

    /**
     * @param known how many users GoTo had before, about
     * @param wanted how many are to be found
     */
    Whereabouts(GoTo.Account account, int known, int wanted) {
        this.account = account;
        this.offset = Math.max(0, known - PAGE / 4);
        this.wanted = wanted;
    }

    Optional<KnownAccount> find(String email, Effort effort) {
        if (!read && wanted >= WORTH_A_PAGE) {
            read = true;
            effort.repeat(() -> effort.call(() -> account.users(offset, PAGE)))
                    .users()
                    .forEach(user -> listed.put(Email.normalized(user.email()), user));
        }
        Optional<KnownAccount> found = Optional.ofNullable(listed.get(Email.normalized(email)));
        return found.isPresent()
                ? found
                : effort.repeat(() -> effort.call(() -> account.userByEmail(email)));
    }
}
