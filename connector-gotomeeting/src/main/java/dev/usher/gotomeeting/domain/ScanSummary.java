package dev.usher.gotomeeting.domain;

import java.time.Instant;

/**
 * What a finished scan found.
 *
 * @param count accounts listed
 * @param gone accounts found gone
 * @param unreadable users listed in a way that cannot be understood; they count as neither seen nor
 *     absent
 * @param suspicious too many were missing to be believed
 */
public record ScanSummary(
        String id, Instant startedAt, int count, int gone, int unreadable, boolean suspicious) {}
