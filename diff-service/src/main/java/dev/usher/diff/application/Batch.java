package dev.usher.diff.application;

import dev.usher.diff.domain.HoldReason;
import java.time.Duration;
import java.time.Instant;

/**
 * Changes that the guard judges, holds and lets go together.
 *
 * @param single whether it takes single changes, too, that come while it is open
 * @param openedAt when the first of them came
 * @param expiresAt when it is judged if no more come; once it is held, when it ends without
 *     anything being done
 * @param why it is held
 * @param alreadyRun users whose access had been taken lately when it was judged
 * @param limit the most that could then
 * @param users about whom nothing has been decided yet; counted when it is judged
 * @param cursor the user seen to last in this phase
 * @param by who decided about it
 */
public record Batch(
        String id,
        Kind kind,
        Phase phase,
        boolean single,
        Instant openedAt,
        Instant expiresAt,
        HoldReason why,
        int alreadyRun,
        int limit,
        int users,
        String cursor,
        String by) {

    /** So many times the time of collecting is the most that judging is put off. */
    private static final int MOST_TIMES = 10;

    /** Put off by less than such a part of that time, it is not worth a write. */
    private static final int STEPS = 10;

    /** What they have in common. */
    public enum Kind {
        /** They take access away. */
        REMOVAL,
        /** They create accounts in place of such as are gone. */
        RECREATION
    }

    /** Where it stands. */
    public enum Phase {
        /** More may come; not judged yet. */
        COLLECTING,
        /** Judged harmless; one after the other is let go. */
        RUNNING,
        /** Held; one after the other is told so. */
        TELLING,
        /** Held, until somebody decides. */
        OPEN,
        /** Somebody let all go. */
        RELEASING,
        /** Somebody refused all. */
        REJECTING,
        /** Nobody decided in time. */
        EXPIRING;

        boolean underWay() {
            return switch (this) {
                case RUNNING, TELLING, RELEASING, REJECTING, EXPIRING -> true;
                case COLLECTING, OPEN -> false;
            };
        }
    }

    static Batch collecting(String id, Kind kind, Instant now, Duration collect) {
        return new Batch(
                id,
                kind,
                Phase.COLLECTING,
                false,
                now,
                now.plus(collect),
                HoldReason.NONE,
                0,
                0,
                0,
                "",
                "");
    }

    /**
     * One more came: it is judged when none has come for about as long again, but not put off for
     * ever.
     */
    Batch joined(Instant now, Duration collect) {
        Instant last = openedAt.plus(collect.multipliedBy(MOST_TIMES));
        Instant next = now.plus(collect);
        Instant end = next.isBefore(last) ? next : last;
        return end.isAfter(expiresAt.plus(collect.dividedBy(STEPS))) ? until(end) : this;
    }

    /** A hold for single removals. */
    static Batch singles(
            String id, HoldReason why, int alreadyRun, int limit, Instant now, Duration hold) {
        return new Batch(
                id,
                Kind.REMOVAL,
                Phase.OPEN,
                true,
                now,
                now.plus(hold),
                why,
                alreadyRun,
                limit,
                0,
                "",
                "");
    }

    /** Counted, to be judged. */
    Batch of(int size) {
        return with(size - users);
    }

    Batch held(HoldReason reason, int run, int most, Instant expiry) {
        return new Batch(
                id, kind, Phase.TELLING, false, openedAt, expiry, reason, run, most, users, "", "");
    }

    private Batch until(Instant end) {
        return new Batch(
                id, kind, phase, single, openedAt, end, why, alreadyRun, limit, users, cursor, by);
    }

    Batch in(Phase next, String who) {
        return new Batch(
                id,
                kind,
                next,
                single,
                openedAt,
                expiresAt,
                why,
                alreadyRun,
                limit,
                users,
                "",
                who);
    }

    Batch upTo(String user) {
        return new Batch(
                id,
                kind,
                phase,
                single,
                openedAt,
                expiresAt,
                why,
                alreadyRun,
                limit,
                users,
                user,
                by);
    }

    Batch with(int more) {
        return new Batch(
                id,
                kind,
                phase,
                single,
                openedAt,
                expiresAt,
                why,
                alreadyRun,
                limit,
                users + more,
                cursor,
                by);
    }

    /** Without what is known again from its users. */
    Batch bare() {
        return in(phase, by).of(0);
    }

    /** Whether it is held and can be released or rejected. */
    public boolean releasable() {
        return phase == Phase.TELLING || phase == Phase.OPEN;
    }
}
