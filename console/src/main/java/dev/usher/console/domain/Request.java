package dev.usher.console.domain;

import dev.usher.policy.Settings;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Something an administrator asks the other services for. */
public sealed interface Request {

    /** A scan, and a new decision about everybody. */
    record Cycle() implements Request {}

    /**
     * A test of the connection.
     *
     * @param candidate credentials to test; empty: those in use
     * @param goToAccountKey account to look for; empty: that of the settings; blank: any
     */
    record Test(Optional<SealedCredentials> candidate, Optional<String> goToAccountKey)
            implements Request {}

    /**
     * No calls to GoTo, or calls again.
     *
     * @param reason in plain words
     */
    record Maintenance(boolean on, String reason) implements Request {}

    /** Lets go what the removal guard holds, of these users; empty: of all. */
    record Release(String holdId, Set<UUID> users) implements Request {
        public Release {
            users = Set.copyOf(users);
        }
    }

    /** Refuses what the removal guard holds, of these users; empty: of all. */
    record Reject(String holdId, Set<UUID> users) implements Request {
        public Reject {
            users = Set.copyOf(users);
        }
    }

    /** Decides a user now, without waiting for a retry, and tells the steps. */
    record ProvisionNow(UUID user) implements Request {}

    /** Tells what would be decided for a user, with the steps, and does nothing. */
    record Explain(UUID user) implements Request {}

    /** Ends the wait of users whose change failed; empty: of all. */
    record RetryNow(Set<UUID> users) implements Request {
        public RetryNow {
            users = Set.copyOf(users);
        }
    }

    /** Says again what users are entitled to, and who is assigned; empty: of all. */
    record SayAgain(Set<UUID> users) implements Request {
        public SayAgain {
            users = Set.copyOf(users);
        }
    }

    /**
     * Tells for everybody what would change.
     *
     * @param candidate settings to plan for; empty: the present ones, switched on
     */
    record ComputePlan(String planId, Optional<Settings> candidate) implements Request {}

    /** Forgets a plan. */
    record DiscardPlan(String planId) implements Request {}

    /** Sends a mail to those who are told of failures. */
    record TestMail() implements Request {}
}
