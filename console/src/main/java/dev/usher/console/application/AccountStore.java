package dev.usher.console.application;

import dev.usher.console.domain.AccountQuery;
import dev.usher.console.domain.GoToAccount;
import dev.usher.console.domain.UnusedSeat;
import java.util.List;
import java.util.UUID;

/** Keeps which accounts there are in GoTo, and whose they are. */
public interface AccountStore {

    /** Takes in what became known of accounts, in this order. */
    void seen(List<AccountNews> news);

    /** Takes in whose accounts are, in this order. */
    void linked(List<LinkNews> news);

    /** Accounts that no user here is linked to. */
    List<GoToAccount> unmanaged(AccountQuery query);

    /** Accounts that hold a licence, and whose holder never joined or has long been away. */
    List<UnusedSeat> unused(AccountQuery query);

    /** What became known of an account. */
    sealed interface AccountNews {

        String application();

        String accountKey();

        record Seen(String application, GoToAccount account) implements AccountNews {
            @Override
            public String accountKey() {
                return account.accountKey();
            }
        }

        record Gone(String application, String accountKey) implements AccountNews {}
    }

    /** What became known of a user's account. */
    sealed interface LinkNews {

        String application();

        UUID userId();

        /**
         * The account is the user's.
         *
         * @param licences keys of those that Usher gave it last
         */
        record Linked(String application, UUID userId, String accountKey, List<String> licences)
                implements LinkNews {}

        /** The user has none. */
        record Unlinked(String application, UUID userId) implements LinkNews {}
    }
}
