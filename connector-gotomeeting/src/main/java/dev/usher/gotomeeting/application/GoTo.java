package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.CreationEntry;
import dev.usher.gotomeeting.domain.Grants;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.Licence;
import dev.usher.gotomeeting.domain.Patch;
import dev.usher.gotomeeting.domain.SignedIn;
import dev.usher.policy.AccountSpec;
import java.util.List;
import java.util.Optional;

/**
 * GoTo, for one application's credentials. Every method is one call, waits its turn in the rate
 * limit, and throws {@link GoToException} when GoTo does not do what was asked, or {@link
 * StoppedException} when no call may be made any more.
 */
public interface GoTo {

    SignedIn me();

    /**
     * The same door, opened to one GoTo account.
     *
     * @param lane whose calls go first when several wait
     */
    Account account(String goToAccountKey, Lane lane);

    /** The users of one GoTo account. */
    interface Account {

        List<Licence> licences();

        /**
         * Lists users.
         *
         * @param offset counts users, from 0
         */
        Page users(int offset, int size);

        Optional<KnownAccount> user(String key);

        Optional<KnownAccount> userByEmail(String email);

        /**
         * Creates users and returns what GoTo says of each, as it stands there.
         *
         * @param specs with the same {@link Grants} and different e-mails
         */
        List<CreationEntry> create(List<AccountSpec> specs, boolean welcomeMail);

        /** Changes a user and returns how it is then; empty when GoTo does not tell. */
        Optional<KnownAccount> update(String key, Patch patch);

        void moveToGroup(String key, String group);

        void leaveGroup(String key);

        void giveLicence(String key, String licence, boolean mail);

        void takeLicence(String key, String licence, boolean mail);

        void giveCustomRole(String email, String role);

        /** Takes all custom roles away; GoTo has no way to take a single one. */
        void takeCustomRoles(String email);

        /** Removes the user from the account, and with it all that was given. */
        void delete(String key);

        /** The other way to give and take access, when it is to be used. */
        default Optional<Organizers> organizers() {
            return Optional.empty();
        }
    }

    /** Access by product instead of by licence. */
    interface Organizers {

        /** Takes all products away. */
        void suspend(String key);

        /** Gives one product, such as G2M. */
        void give(String key, String product);
    }

    /**
     * A part of the list of users.
     *
     * @param unreadable entries that describe a user in a way that cannot be understood
     * @param total users in the whole list
     */
    record Page(List<KnownAccount> users, List<Unreadable> unreadable, int total) {

        /** How far it brings whoever reads the list. */
        int size() {
            return users.size() + unreadable.size();
        }
    }

    /**
     * An entry of a list that cannot be understood.
     *
     * @param key of the account, if at least that can be
     */
    record Unreadable(Optional<String> key) {}
}
