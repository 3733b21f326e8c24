package dev.usher.diff.domain;

import dev.usher.policy.AccountSpec;
import java.time.Instant;
import java.util.Optional;

/**
 * A change that did not lead to what was wanted, and waits to be tried again.
 *
 * @param reason error code, NotConverging or EmailConflict
 * @param wanted what was wanted for the user; empty: to be deprovisioned
 * @param settingsVersion of the settings it was wanted by
 * @param attempts that counted
 * @param firstFailedAt when the first of them failed
 * @param retryAt when it is tried again; empty: only after a change, or when somebody asks
 * @param excused whether it failed last for a reason that has nothing to do with it
 * @param targetWorked how often GoTo had done what was asked of it until then
 */
public record Escrow(
        String reason,
        Optional<AccountSpec> wanted,
        long settingsVersion,
        int attempts,
        Instant firstFailedAt,
        Optional<Instant> retryAt,
        boolean excused,
        long targetWorked) {

    /** The reason that no seat of a licence is left. */
    public static final String NO_SEATS = "NO_SEATS";

    /**
     * What is known of GoTo.
     *
     * @param seatsCounted whether it will be known when a seat comes free
     * @param worked how often it has done what was asked of it for this application
     */
    public record Target(boolean seatsCounted, long worked) {}

    /**
     * What waits after a command came to nothing.
     *
     * @param before what waited before it was sent
     * @param reason of which {@link TargetFault}s use up no attempt, unless GoTo goes on doing what
     *     is asked of it for others
     */
    public static Escrow after(
            Flight flight,
            Optional<Escrow> before,
            String reason,
            Target target,
            UserId user,
            Retries retries,
            Instant now) {
        Optional<Escrow> same =
                before.filter(it -> it.concerns(flight.wanted(), flight.settingsVersion()));
        int attempts = same.map(Escrow::attempts).orElse(0);
        Instant first = same.filter(_ -> attempts > 0).map(Escrow::firstFailedAt).orElse(now);
        boolean excused = TargetFault.is(reason) && !ownFault(reason, same, target);
        boolean awaitsSeat = reason.equals(NO_SEATS) && target.seatsCounted();
        Optional<Instant> retryAt =
                excused
                        ? Optional.of(now.plus(Retries.TARGET_PAUSE))
                        : awaitsSeat
                                ? Optional.empty()
                                : retries.next(user, attempts + 1, first, now);
        return new Escrow(
                reason,
                flight.wanted(),
                flight.settingsVersion(),
                excused ? attempts : attempts + 1,
                first,
                retryAt,
                excused,
                target.worked());
    }

    /** GoTo has failed twice in a row, and done what was asked of it for others in between. */
    private static boolean ownFault(String reason, Optional<Escrow> before, Target target) {
        return TargetFault.isDoubtful(reason)
                && before.filter(it -> TargetFault.isDoubtful(it.reason))
                        .filter(it -> it.targetWorked != target.worked())
                        .isPresent();
    }

    /** Whether it is about this wish under these settings; any other ends the wait. */
    boolean concerns(Optional<AccountSpec> wish, long version) {
        return wanted.equals(wish) && settingsVersion == version;
    }

    boolean waits(Instant now) {
        return retryAt.map(now::isBefore).orElse(true);
    }

    /** Whether people have not heard of it yet: it came up, or was given up. */
    public boolean isNews() {
        return attempts <= 1 || (retryAt.isEmpty() && !reason.equals(NO_SEATS));
    }

    /** What is told about it. */
    public Notice notice() {
        if (retryAt.isPresent()) {
            return excused
                    ? Notices.postponed(reason, retryAt.get())
                    : Notices.escrowed(reason, attempts, retryAt.get());
        }
        return reason.equals(NO_SEATS) ? Notices.awaitingSeat() : Notices.givenUp(reason, attempts);
    }
}
