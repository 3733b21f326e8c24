package dev.usher.diff.application;

import dev.usher.diff.domain.UserId;
import dev.usher.policy.Settings;
import java.util.List;
import java.util.Optional;

/** Something an administrator asks this service for. */
public sealed interface Request {

    /** Its id, by which answers name it. */
    String id();

    /** Decide these users now, whatever they wait for, and tell how. */
    record ProvisionNow(String id, List<UserId> users) implements Request {

        public ProvisionNow {
            users = List.copyOf(users);
        }
    }

    /** Tell what would be decided about these users, and how, and do nothing. */
    record Explain(String id, List<UserId> users) implements Request {

        public Explain {
            users = List.copyOf(users);
        }
    }

    /**
     * Try again what failed, now.
     *
     * @param users empty: all for whom something failed
     */
    record RetryNow(String id, List<UserId> users) implements Request {

        public RetryNow {
            users = List.copyOf(users);
        }
    }

    /**
     * Let go what the removal guard holds.
     *
     * @param users empty: all of the hold
     * @param by who asks
     */
    record ReleaseHeld(String id, String hold, List<UserId> users, String by) implements Request {

        public ReleaseHeld {
            users = List.copyOf(users);
        }
    }

    /**
     * Refuse what the removal guard holds.
     *
     * @param users empty: all of the hold
     * @param by who asks
     */
    record RejectHeld(String id, String hold, List<UserId> users, String by) implements Request {

        public RejectHeld {
            users = List.copyOf(users);
        }
    }

    /**
     * Tell for everybody what would change.
     *
     * @param candidate settings to plan for; empty: the present ones, switched on
     */
    record ComputePlan(String id, String plan, Optional<Settings> candidate) implements Request {}

    /** Forget a plan. */
    record DiscardPlan(String id, String plan) implements Request {}
}
