package dev.usher.policy;

import java.time.Duration;

/**
 * How access ends.
 *
 * @param unassigned what becomes of the account of a user who is no longer assigned or in scope
 * @param grace time between the loss of the last role and the loss of access
 * @param deleteAfter time between the deletion of a user at the source and that of the account
 * @param goneAccount what is done when the account of an assigned user is gone from GoTo
 * @param everything whether licences and roles that others granted are taken away too
 */
public record Deprovisioning(
        WhenUnassigned unassigned,
        Duration grace,
        Duration deleteAfter,
        WhenGone goneAccount,
        boolean everything) {

    /** As when nothing is said. */
    public static final Deprovisioning DEFAULT =
            new Deprovisioning(
                    WhenUnassigned.DISABLE,
                    Duration.ofSeconds(60),
                    Duration.ZERO,
                    WhenGone.CREATE,
                    false);

    /** What becomes of the account of a user who is no longer assigned or in scope. */
    public enum WhenUnassigned {
        /** What was granted is taken away. */
        DISABLE,
        /** It is left alone. */
        LEAVE
    }

    /** What is done when the account of an assigned user is gone from GoTo. */
    public enum WhenGone {
        /** Another is created. */
        CREATE,
        /** It is told, and nothing is done until somebody asks. */
        REPORT
    }
}
