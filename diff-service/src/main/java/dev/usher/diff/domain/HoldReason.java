package dev.usher.diff.domain;

/**
 * Why changes are held.
 *
 * @param words for people
 */
public record HoldReason(Code code, String words) {

    /** Nothing is held yet. */
    public static final HoldReason NONE = new HoldReason(Code.UNKNOWN, "");

    /** It had been held, and has not become harmless by changing. */
    public static final HoldReason CHANGED_WHILE_HELD =
            new HoldReason(Code.CHANGED_WHILE_HELD, "It was held before, and has changed since.");

    /** The reason, for programs. */
    public enum Code {
        UNKNOWN,
        /** More than the limit would lose access. */
        TOO_MANY_REMOVALS,
        /** All who have access would lose it. */
        EVERYBODY_REMOVED,
        CHANGED_WHILE_HELD,
        /** More accounts than the limit are gone from the target at once. */
        MANY_ACCOUNTS_GONE
    }

    /** Why re-creations are held, for all of them. */
    public static HoldReason manyGone(int accounts, int limit) {
        return new HoldReason(
                Code.MANY_ACCOUNTS_GONE,
                accounts
                        + " accounts are gone from GoTo at once, which is beyond the limit of "
                        + limit
                        + ".");
    }
}
