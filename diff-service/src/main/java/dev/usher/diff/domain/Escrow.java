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
 */
public record Escrow(
        String reason,
        Optional<AccountSpec> wanted,
        long settingsVersion,
        int attempts,
        Instant firstFailedAt,
        Optional<Instant> retryAt) {

    /** The reason that no seat of a licence is left. */
    public static final String NO_SEATS = "NO_SEATS";

    /**
     * What waits after a command came to nothing.
     *
     * @param before what waited before it was sent
     * @param reason of which {@link TargetFault}s use up no attempt
     * @param seatsCounted whether it will be known when a seat comes free
     */
    public static Escrow after(
            Memory.Flight flight,
            Optional<Escrow> before,
            String reason,
            boolean seatsCounted,
            UserId user,
            Retries retries,
            Instant now) {
        Optional<Escrow> same =
                before.filter(it -> it.concerns(flight.wanted(), flight.settingsVersion()));
        int attempts = same.map(Escrow::attempts).orElse(0);
        Instant first = same.filter(_ -> attempts > 0).map(Escrow::firstFailedAt).orElse(now);
        if (TargetFault.is(reason)) {
            return of(flight, reason, attempts, first, Optional.of(now.plus(Retries.TARGET_PAUSE)));
        }
        boolean awaitsSeat = reason.equals(NO_SEATS) && seatsCounted;
        return of(
                flight,
                reason,
                attempts + 1,
                first,
                awaitsSeat ? Optional.empty() : retries.next(user, attempts + 1, first, now));
    }

    private static Escrow of(
            Memory.Flight flight,
            String reason,
            int attempts,
            Instant first,
            Optional<Instant> retryAt) {
        return new Escrow(
                reason, flight.wanted(), flight.settingsVersion(), attempts, first, retryAt);
    }

    /** Whether it is about this wish under these settings; any other ends the wait. */
    boolean concerns(Optional<AccountSpec> wish, long version) {
        return wanted.equals(wish) && settingsVersion == version;
    }

    boolean waits(Instant now) {
        return retryAt.map(now::isBefore).orElse(true);
    }

    /** What is told about it. */
    public Notice notice() {
        if (retryAt.isPresent()) {
            return TargetFault.is(reason)
                    ? Notices.postponed(reason, retryAt.get())
                    : Notices.escrowed(reason, attempts, retryAt.get());
        }
        return reason.equals(NO_SEATS) ? Notices.awaitingSeat() : Notices.givenUp(reason, attempts);
    }
}
