package dev.usher.policy;

/**
 * How the role catalogue is applied.
 *
 * @param several what a user with several roles gets
 * @param seatOrder who gets the next seat when there are too few
 * @param defaultAccess whether the role {@value Desired#DEFAULT_ACCESS} can be in the catalogue and
 *     give something
 */
public record RoleRules(Several several, SeatOrder seatOrder, boolean defaultAccess) {

    /** As when nothing is said. */
    public static final RoleRules DEFAULT =
            new RoleRules(Several.UNION, SeatOrder.ASSIGNMENT, false);

    /** What a user with several roles gets. */
    public enum Several {
        /** All that they give; the first in the catalogue that names a group decides the group. */
        UNION,
        /** What the first in the catalogue gives. */
        FIRST
    }

    /** Who gets the next seat. */
    public enum SeatOrder {
        /** Who has waited longest. */
        ASSIGNMENT,
        /** Who has the role that comes first in the catalogue, then who has waited longest. */
        ROLE
    }
}
