package dev.usher.gotomeeting.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.gotomeeting.application.Outline.Holdings;
import dev.usher.gotomeeting.domain.Fingerprint;
import dev.usher.gotomeeting.domain.KnownAccount;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;

/** One account of a roster, kept small: there are 100,000 of them. Times are in milliseconds. */
final class RosterEntry {

    private static final long NEVER = Long.MIN_VALUE;
    private static final byte[] NO_EMAIL = {};
    private static final Holdings NOTHING =
            new Holdings(new TreeSet<>(), new TreeSet<>(), Optional.empty());

    private long high;
    private long low;
    private long observedAt = NEVER;
    private long writtenAt = NEVER;
    private int scan;
    private byte[] email = NO_EMAIL;
    private Holdings holdings = NOTHING;

    void remember(KnownAccount account, Fingerprint fingerprint, Holdings common) {
        high = fingerprint.high();
        low = fingerprint.low();
        observedAt = account.observedAt().toEpochMilli();
        email = account.email().getBytes(UTF_8);
        holdings = common;
    }

    /** What was told may not have arrived. */
    void forget() {
        high = 0;
        low = 0;
        observedAt = NEVER;
    }

    /** Whether a reading is older than what was told, or tells the same, which is noted. */
    boolean coversReading(KnownAccount account) {
        long readAt = account.observedAt().toEpochMilli();
        if (observedAt > readAt) {
            return true;
        }
        boolean same = Fingerprint.of(account).equals(new Fingerprint(high, low));
        if (same) {
            observedAt = readAt;
        }
        return same;
    }

    void writtenAt(Instant at) {
        writtenAt = at.toEpochMilli();
    }

    boolean writtenAfter(Instant time) {
        return writtenAt > time.toEpochMilli();
    }

    boolean observedBefore(Instant time) {
        return observedAt < time.toEpochMilli();
    }

    /** Notes that a scan listed the account; false when it had done so before. */
    boolean list(int number) {
        boolean first = scan != number;
        scan = number;
        return first;
    }

    boolean listedIn(int number) {
        return scan == number;
    }

    boolean superAdmin() {
        return holdings.superAdmin();
    }

    Outline outline() {
        return new Outline(new String(email, UTF_8), holdings);
    }
}
