package dev.usher.gotomeeting.domain;

import java.util.List;

/**
 * What is wrong with the connection of an application.
 *
 * @param code name of it, by which others put it into words of their language
 * @param values that the words name, such as keys of accounts
 * @param words for people: what it is, and what to do
 */
public record Trouble(String code, List<String> values, String words) {

    /** Nearly everything fails, whatever each failure is. */
    public static final Trouble CALLS_FAIL =
            new Trouble(
                    "CALLS_FAIL",
                    List.of(),
                    "Nearly all calls to GoTo fail. Nothing needs to be done at first: the"
                            + " connection is tested again and again. If it stays so, look at"
                            + " GoTo's status page.");

    /** An administrator has just let calls go on. */
    public static final Trouble AFTER_MAINTENANCE =
            new Trouble(
                    "AFTER_MAINTENANCE",
                    List.of(),
                    "The maintenance is over; the connection is being tested.");

    /** Nothing can be done by settings that nobody understands. */
    public static final Trouble SETTINGS_UNREADABLE =
            new Trouble(
                    "SETTINGS_UNREADABLE",
                    List.of(),
                    "The settings of this application cannot be read. Save them again.");

    public Trouble {
        values = List.copyOf(values);
    }

    /** That GoTo refused something. */
    public static Trouble of(Reason reason) {
        return new Trouble(
                reason.name(), List.of(), reason.message() + " " + reason.recommendedAction());
    }

    /** That the connection was tested in vain. */
    public static Trouble of(ConnectionVerdict.Failed failed) {
        return new Trouble(
                failed.reason().name(),
                List.copyOf(failed.accounts()),
                failed.message() + " " + failed.reason().recommendedAction());
    }

    /** What an administrator gave as the purpose of a maintenance. */
    static Trouble maintenance(String purpose) {
        return new Trouble(Reason.MAINTENANCE.name(), List.of(), purpose);
    }
}
