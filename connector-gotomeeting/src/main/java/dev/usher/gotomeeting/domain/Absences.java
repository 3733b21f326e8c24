package dev.usher.gotomeeting.domain;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What a complete scan says about accounts it did not list.
 *
 * @param gone missing in this scan and the one before
 * @param doubtful missing for the first time, to be looked at one by one
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
     * @param known keys of all accounts known before
     * @param present keys that were listed, or written lately so that they count as neither
     * @param absentBefore keys the scan before did not list
     */
    public static Absences judge(
            Collection<String> known, Collection<String> present, Collection<String> absentBefore) {
        NavigableSet<String> absent = new TreeSet<>(known);
        absent.removeAll(new TreeSet<>(present));
        NavigableSet<String> gone = new TreeSet<>(absent);
        gone.retainAll(new TreeSet<>(absentBefore));
        NavigableSet<String> doubtful = new TreeSet<>(absent);
        doubtful.removeAll(gone);
        return doubtful.size() > Math.max(ALWAYS_BELIEVED, SHARE_BELIEVED * known.size())
                ? new Absences(new TreeSet<>(), new TreeSet<>(), absent, true)
                : new Absences(gone, doubtful, absent, false);
    }
}
