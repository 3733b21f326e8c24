package dev.usher.diff.domain;

import dev.usher.policy.AccountSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is remembered of one user.
 *
 * @param link the account that is this user's
 * @param revivedFrom the user who had the linked account before, as long as it is neither adopted
 *     nor given back
 * @param granted what the last successful command gave; its licences, admin roles and group stay
 *     ours even when the catalogue no longer names them
 * @param flight the command not answered yet
 * @param setback why the user waits for the next cycle or a change
 * @param seatAwaitedSince when it was first found that no seat was free for the user; kept until
 *     the user has one or needs none
 * @param lastDecision kind and reason published last
 * @param unreadable the newest input could not be decoded; nothing is decided on what came before
 */
public record Memory(
        Optional<AccountKey> link,
        Optional<UserId> revivedFrom,
        Optional<AccountSpec> granted,
        Optional<Flight> flight,
        Optional<Setback> setback,
        Optional<Instant> seatAwaitedSince,
        Optional<String> lastDecision,
        boolean unreadable) {

    /** Nothing remembered. */
    public static final Memory BLANK =
            new Memory(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);

    /**
     * A command on its way.
     *
     * @param wanted what was wanted for the user; empty: to be deprovisioned
     * @param validUntil not begun by then, the connector answers that it expired
     */
    public record Flight(
            UUID commandId,
            Action action,
            Lane lane,
            Optional<AccountSpec> wanted,
            Instant sentAt,
            Instant validUntil) {

        /** How long a command may wait to be begun. */
        public static final Duration VALIDITY = Duration.ofMinutes(15);

        /** How long a command begun at the last moment may take. */
        public static final Duration PATIENCE = Duration.ofMinutes(5);

        /** From then on the answer is not waited for any more. */
        public Instant lostAt() {
            return validUntil.plus(PATIENCE);
        }
    }

    /**
     * A command that did not lead to what was wanted.
     *
     * @param wanted a different wish ends the wait
     * @param cycle another cycle ends the wait
     */
    public record Setback(String reason, Optional<AccountSpec> wanted, String cycle) {

        /** The reason that no seat of a licence is left. */
        public static final String NO_SEATS = "NO_SEATS";

        /** Whether the user waits for a seat, however many cycles that takes. */
        boolean endsWithASeat(Set<String> countedLicences) {
            return reason.equals(NO_SEATS)
                    && wanted.filter(spec -> countedLicences.containsAll(spec.licences()))
                            .isPresent();
        }
    }

    public Memory linkedTo(AccountKey account) {
        return linkedTo(account, Optional.empty());
    }

    /** Linked to an account that another user had before, if so. */
    public Memory linkedTo(AccountKey account, Optional<UserId> formerOwner) {
        return new Memory(
                Optional.of(account),
                formerOwner,
                granted,
                flight,
                setback,
                seatAwaitedSince,
                lastDecision,
                unreadable);
    }

    public Memory unlinked() {
        return new Memory(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                flight,
                setback,
                seatAwaitedSince,
                lastDecision,
                unreadable);
    }

    public Memory granting(Optional<AccountSpec> spec) {
        return new Memory(
                link,
                revivedFrom,
                spec,
                flight,
                setback,
                seatAwaitedSince,
                lastDecision,
                unreadable);
    }

    public Memory sending(Flight command) {
        return new Memory(
                link,
                revivedFrom,
                granted,
                Optional.of(command),
                Optional.empty(),
                seatAwaitedSince,
                Optional.empty(),
                unreadable);
    }

    public Memory landed() {
        return new Memory(
                link,
                revivedFrom,
                granted,
                Optional.empty(),
                setback,
                seatAwaitedSince,
                lastDecision,
                unreadable);
    }

    public Memory setBack(Setback cause) {
        return new Memory(
                link,
                revivedFrom,
                granted,
                flight,
                Optional.of(cause),
                seatAwaitedSince,
                lastDecision,
                unreadable);
    }

    public Memory decided(Optional<String> decision) {
        return new Memory(
                link,
                revivedFrom,
                granted,
                flight,
                setback,
                seatAwaitedSince,
                decision,
                unreadable);
    }

    public Memory readable(boolean readable) {
        return new Memory(
                link,
                revivedFrom,
                granted,
                flight,
                setback,
                seatAwaitedSince,
                lastDecision,
                !readable);
    }

    /** Waits for a seat, since then if not longer. */
    public Memory awaitingSeat(Instant since) {
        return new Memory(
                link,
                revivedFrom,
                granted,
                flight,
                setback,
                seatAwaitedSince.or(() -> Optional.of(since)),
                lastDecision,
                unreadable);
    }

    /** Waits for a seat no more. */
    public Memory seated() {
        return new Memory(
                link,
                revivedFrom,
                granted,
                flight,
                setback,
                Optional.empty(),
                lastDecision,
                unreadable);
    }

    /** May be tried again at once. */
    public Memory heartened() {
        return new Memory(
                link,
                revivedFrom,
                granted,
                flight,
                Optional.empty(),
                seatAwaitedSince,
                lastDecision,
                unreadable);
    }
}
