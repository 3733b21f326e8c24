package dev.usher.policy;

import java.util.List;
import java.util.Set;

/** What should be true of one user in GoTo. */
public sealed interface Desired {

    /** The role name that Entra gives to assignments without a role. */
    String DEFAULT_ACCESS = "Default Access";

    /**
     * The user should have this account.
     *
     * @param createOnly names of the attributes, {@code email} among them, that are written only
     *     when the account is created; that they differ later means nothing
     */
    record Provision(AccountSpec spec, Set<String> createOnly) implements Desired {

        public Provision {
            createOnly = Set.copyOf(createOnly);
        }

        /** An account in which everything is kept in step. */
        public Provision(AccountSpec spec) {
            this(spec, Set.of());
        }
    }

    /**
     * The user should have an account, but what is known of the user does not make one.
     *
     * @param details in plain words
     * @param values that the details name
     */
    record Impossible(
            Obstacle obstacle, String details, List<String> values, String recommendedAction)
            implements Desired {

        public Impossible {
            values = List.copyOf(values);
        }
    }

    /** The user should have no access through Usher. */
    record Deprovision(Why why, String details) implements Desired {

        /** The reason, by the name that it has in the log. */
        public String reason() {
            return why.reason();
        }

        /** Whether the user is assigned all the same. */
        public boolean assigned() {
            return switch (why) {
                case NOT_EFFECTIVELY_ENTITLED, OUT_OF_SCOPE -> true;
                case UNASSIGNED, INACTIVE, HARD_DELETED -> false;
            };
        }
    }

    /** Why a user should have no access. The first that applies is the reason. */
    enum Why {
        /** The user was deleted for good at the source. */
        HARD_DELETED("HardDeleted"),
        /** The user is blocked, or deleted but can be restored, at the source. */
        INACTIVE("Inactive"),
        /** The user has no role. */
        UNASSIGNED("Unassigned"),
        /** No role of the user gives anything. */
        NOT_EFFECTIVELY_ENTITLED("NotEffectivelyEntitled"),
        /** The user passes no filter of the scope. */
        OUT_OF_SCOPE("OutOfScope");

        private final String reason;

        Why(String reason) {
            this.reason = reason;
        }

        /** The name that it has in the log. */
        public String reason() {
            return reason;
        }
    }
}
