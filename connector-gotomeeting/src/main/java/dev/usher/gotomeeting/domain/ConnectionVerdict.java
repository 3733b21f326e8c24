package dev.usher.gotomeeting.domain;

import java.util.NavigableSet;
import java.util.TreeSet;

/** How it stands with the connection to GoTo. */
public sealed interface ConnectionVerdict {

    /** What was found, in plain words. */
    String message();

    /**
     * Users can be managed.
     *
     * @param self who the connector is
     * @param goToAccountKey the account whose users it manages
     */
    record Passed(SignedIn self, String goToAccountKey) implements ConnectionVerdict {

        @Override
        public String message() {
            return "Signed in as %s, who may manage the GoTo account %s."
                    .formatted(self.email(), goToAccountKey);
        }
    }

    /**
     * They cannot.
     *
     * @param accounts that the connector's user belongs to, where it is about them
     */
    record Failed(Reason reason, NavigableSet<String> accounts) implements ConnectionVerdict {

        public Failed {
            accounts = new TreeSet<>(accounts);
        }

        static Failed of(Reason reason) {
            return new Failed(reason, new TreeSet<>());
        }

        @Override
        public String message() {
            return accounts.isEmpty()
                    ? reason.message()
                    : reason.message()
                            + " The user belongs to: "
                            + String.join(", ", accounts)
                            + ".";
        }

        /** Whether time alone will not mend it. */
        public boolean forGood() {
            return reason.mender() != Reason.Mender.TIME;
        }
    }
}
