package dev.usher.diff.domain;

import dev.usher.policy.AccountSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What is remembered of one user.
 *
 * @param bond the account that is this user's
 * @param flight the command not answered yet
 * @param setback why the user waits for the next cycle or a change
 * @param seatAwaitedSince when it was first found that no seat was free for the user; kept until
 *     the user has one or needs none
 * @param lastDecision kind and reason published last
 * @param unreadable the newest input could not be decoded; nothing is decided on what came before
 */
public record Memory(
        Optional<Link> bond,
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

    /** The account that is this user's. */
    public Optional<AccountKey> link() {
        return bond.map(Link::account);
    }

    /** The user who had the linked account before, while nothing has been decided about that. */
    public Optional<UserId> revivedFrom() {
        return bond.flatMap(Link::revivedFrom);
    }

    /** What the last successful command gave the linked account. */
    public Optional<AccountSpec> granted() {
        return bond.flatMap(Link::granted);
    }

    public Memory linkedTo(AccountKey account) {
        return linkedTo(account, Optional.empty());
    }

    /** Linked to an account that another user had before, if so. */
    public Memory linkedTo(AccountKey account, Optional<UserId> formerOwner) {
        return with(
                draft ->
                        draft.bond =
                                Optional.of(Link.to(account, formerOwner).granting(granted())));
    }

    public Memory unlinked() {
        return with(draft -> draft.bond = Optional.empty());
    }

    public Memory granting(Optional<AccountSpec> spec) {
        return with(draft -> draft.bond = bond.map(link -> link.granting(spec)));
    }

    public Memory sending(Flight command) {
        return with(
                draft -> {
                    draft.flight = Optional.of(command);
                    draft.setback = Optional.empty();
                    draft.lastDecision = Optional.empty();
                });
    }

    public Memory landed() {
        return with(draft -> draft.flight = Optional.empty());
    }

    public Memory setBack(Setback cause) {
        return with(draft -> draft.setback = Optional.of(cause));
    }

    public Memory decided(Optional<String> decision) {
        return with(draft -> draft.lastDecision = decision);
    }

    public Memory readable(boolean readable) {
        return with(draft -> draft.unreadable = !readable);
    }

    /** Waits for a seat, since then if not longer. */
    public Memory awaitingSeat(Instant since) {
        return with(
                draft -> draft.seatAwaitedSince = seatAwaitedSince.or(() -> Optional.of(since)));
    }

    /** Waits for a seat no more. */
    public Memory seated() {
        return with(draft -> draft.seatAwaitedSince = Optional.empty());
    }

    /** May be tried again at once. */
    public Memory heartened() {
        return with(draft -> draft.setback = Optional.empty());
    }

    private Memory with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.done();
    }

    /** A memory being changed. */
    private static final class Draft {

        private Optional<Link> bond;
        private Optional<Flight> flight;
        private Optional<Setback> setback;
        private Optional<Instant> seatAwaitedSince;
        private Optional<String> lastDecision;
        private boolean unreadable;

        Draft(Memory memory) {
            bond = memory.bond;
            flight = memory.flight;
            setback = memory.setback;
            seatAwaitedSince = memory.seatAwaitedSince;
            lastDecision = memory.lastDecision;
            unreadable = memory.unreadable;
        }

        Memory done() {
            return new Memory(bond, flight, setback, seatAwaitedSince, lastDecision, unreadable);
        }
    }
}
