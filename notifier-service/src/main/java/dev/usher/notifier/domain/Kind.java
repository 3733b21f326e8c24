package dev.usher.notifier.domain;

/** What people are told of. */
public enum Kind {
    /** Users who could not be provisioned. */
    USERS(Nature.LASTING_AND_REPEATED),
    /** GoTo refuses the connector, or has failed for a while. */
    QUARANTINE(Nature.LASTING),
    /** Seats of a licence run out, or have. */
    SEATS(Nature.LASTING),
    /** What the connector signs in with is about to expire. */
    CREDENTIALS(Nature.LASTING),
    /** Removals wait for somebody to decide. */
    HOLD(Nature.TOLD_AT_ONCE),
    /** The first synchronisation of an application is finished. */
    FIRST_CYCLE(Nature.TOLD_AT_ONCE),
    /** Holds ended because nobody decided. */
    HOLD_EXPIRED(Nature.PASSING),
    /** What a day brought. */
    SUMMARY(Nature.ASKED_FOR),
    /** What this day has brought so far. */
    DAY(Nature.NEVER_TOLD),
    /** Somebody wants to see whether mails arrive. */
    TEST(Nature.ASKED_FOR),
    /** An administrator wants no calls to GoTo, or nothing at all, and so no mails about them. */
    MAINTENANCE(Nature.NEVER_TOLD);

    private enum Nature {
        LASTING_AND_REPEATED,
        LASTING,
        TOLD_AT_ONCE,
        PASSING,
        ASKED_FOR,
        NEVER_TOLD
    }

    private final Nature nature;

    Kind(Nature nature) {
        this.nature = nature;
    }

    /** Whether siblings are waited for, and whether it may heal, before it is told. */
    boolean waits() {
        return switch (nature) {
            case LASTING_AND_REPEATED, LASTING, PASSING -> true;
            case TOLD_AT_ONCE, ASKED_FOR, NEVER_TOLD -> false;
        };
    }

    boolean isTold() {
        return nature != Nature.NEVER_TOLD;
    }

    /** Whether it is told again while it lasts. */
    boolean isRepeated() {
        return nature == Nature.LASTING_AND_REPEATED;
    }

    /** Whether it is told that it is over. */
    boolean tellsEnd() {
        return nature == Nature.LASTING_AND_REPEATED || nature == Nature.LASTING;
    }

    /** Whether all is not well while it lasts. */
    boolean callsForAction() {
        return tellsEnd() || this == HOLD;
    }

    /** Whether nothing lasts that could end, so that it is over when it was told. */
    boolean endsWhenTold() {
        return nature == Nature.PASSING || nature == Nature.ASKED_FOR;
    }

    /** Whether somebody asked for it, so that it is told whatever else is the case. */
    boolean isAskedFor() {
        return nature == Nature.ASKED_FOR;
    }
}
