package dev.usher.gotomeeting.domain;

import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a complete scan says about accounts it did not list.
 *
 * @param gone missing in this scan and the one before
 * @param doubtful to be looked at one by one
 * @param absent all that are missing
 * @param suspicious so many are newly missing that the scan is not believed until repeated
 */
public record Absences(
        NavigableSet<String> gone,
        NavigableSet<String> doubtful,
        NavigableSet<String> absent,
        boolean suspicious) {

    private static final int ALWAYS_BELIEVED = 10;
    private static final double SHARE_BELIEVED = 0.2;

    /**
     * Judges a scan.
     *
     * @param known how many accounts are known, the absent ones included
     * @param absent keys that were not listed, though they should have been
     * @param absentBefore keys the scan before did not list
     * @param steady whether the list stood still while it was read; of one that did not, rows may
     *     have been skipped, so nobody is gone for not being in it
     */
    public static Absences judge(
            int known, NavigableSet<String> absent, Set<String> absentBefore, boolean steady) {
        NavigableSet<String> twice = new TreeSet<>(absent);
        twice.retainAll(absentBefore);
        NavigableSet<String> once = new TreeSet<>(absent);
        once.removeAll(twice);
        if (once.size() > Math.max(ALWAYS_BELIEVED, SHARE_BELIEVED * known)) {
            return new Absences(new TreeSet<>(), new TreeSet<>(), absent, true);
        }
        return steady
                ? new Absences(twice, once, absent, false)
                : new Absences(new TreeSet<>(), absent, absent, false);
    }
}
