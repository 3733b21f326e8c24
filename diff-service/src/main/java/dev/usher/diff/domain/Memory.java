package dev.usher.diff.domain;

import dev.usher.policy.AccountSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What is remembered of one user.
 *
 * @param bond the account that is this user's
 * @param flight the command not answered yet
 * @param escrow why the user waits for another attempt; kept while that is in flight
 * @param seatAwaitedSince when it was first found that no seat was free for the user; kept until
 *     the user has one or needs none
 * @param grace the wait before something is taken away
 * @param hold where a change stands with the guard
 * @param removedAt when access was last taken without anybody being asked, if lately
 * @param lost the account that was the user's and is gone, as long as the user has no other
 * @param formerly accounts that the user had last and has no more, the newest last
 * @param lastDecision kind and reason published last
 * @param unreadable the newest input could not be decoded; nothing is decided on what came before
 * @param forgotten what was remembered before could not be decoded; nothing is decided without it
 *     until somebody asks for it
 */
public record Memory(
        Optional<Link> bond,
        Optional<Flight> flight,
        Optional<Escrow> escrow,
        Optional<Instant> seatAwaitedSince,
        Optional<Grace> grace,
        Optional<Hold> hold,
        Optional<Instant> removedAt,
        Optional<AccountKey> lost,
        List<AccountKey> formerly,
        Optional<String> lastDecision,
        boolean unreadable,
        boolean forgotten) {

    public Memory {
        formerly = List.copyOf(formerly);
    }

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
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    false,
                    false);

    /** What was remembered cannot be read. */
    public static final Memory FORGOTTEN = BLANK.with(draft -> draft.forgotten = true);

    /** When the user must be looked at again, whatever else happens; empty: never. */
    public Optional<Instant> dueAt() {
        if (flight.isPresent()) {
            return flight.map(Flight::lostAt);
        }
        return escrow.isPresent() ? escrow.flatMap(Escrow::retryAt) : grace.map(Grace::until);
    }

    /** The lane in which what is due then is done. */
    public Lane dueLane() {
        return escrow.isPresent() ? Lane.BULK : grace.map(Grace::lane).orElse(Lane.BULK);
    }

    /** Which attempt a command for this wish would be, from 1. */
    public int nextAttempt(Optional<AccountSpec> wish, long settingsVersion) {
        return 1
                + escrow.filter(it -> it.concerns(wish, settingsVersion))
                        .map(Escrow::attempts)
                        .orElse(0);
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
                draft -> {
                    draft.leave();
                    draft.formerly = draft.without(account);
                    draft.bond = Optional.of(Link.to(account, formerOwner).granting(granted()));
                    draft.lost = Optional.empty();
                });
    }

    /** The account is another's, or nobody's: nothing is taken from it any more. */
    public Memory unlinked() {
        return with(
                draft -> {
                    draft.leave();
                    draft.bond = Optional.empty();
                    draft.grace = Optional.empty();
                    draft.hold = Optional.empty();
                });
    }

    /** The account is gone. */
    public Memory bereft() {
        Optional<AccountKey> gone = link();
        return unlinked().with(draft -> draft.lost = gone);
    }

    /** Another user has an account now that this one had last. */
    public Memory succeeded(AccountKey account) {
        return with(draft -> draft.formerly = draft.without(account));
    }

    /** Nothing is remembered but accounts that were the user's. */
    public Memory erased() {
        return BLANK.with(draft -> draft.formerly = unlinked().formerly());
    }

    /**
     * Waits before something is taken away; nothing else is waited for any more. What somebody
     * refused or let go stays so.
     */
    public Memory waiting(Decision.Grace period, Lane lane) {
        boolean known =
                grace.filter(it -> it.until().equals(period.until()))
                        .filter(it -> it.deletion() == period.deletion())
                        .isPresent();
        return known
                ? this
                : with(
                        draft -> {
                            draft.grace =
                                    Optional.of(new Grace(period.until(), period.deletion(), lane));
                            draft.escrow = Optional.empty();
                            draft.hold = hold.filter(it -> it.refused() || it.released());
                        });
    }

    /** Nothing is to be done, so nothing is waited for. */
    public Memory settled() {
        return with(
                draft -> {
                    draft.escrow = Optional.empty();
                    draft.grace = Optional.empty();
                    draft.hold = Optional.empty();
                });
    }

    /** Nothing can be done now, so nothing is waited for; what was refused stays so. */
    public Memory skipped() {
        return with(
                draft -> {
                    draft.escrow = Optional.empty();
                    draft.grace = Optional.empty();
                    draft.hold = hold.filter(Hold::refused);
                });
    }

    /** Whether the end of a grace period is what is waited for. */
    public boolean isInGrace() {
        return grace.isPresent()
                && flight.isEmpty()
                && escrow.isEmpty()
                && hold.filter(it -> !it.released()).isEmpty();
    }

    /** The guard has something to do with it. */
    public Memory held(Hold state) {
        return with(draft -> draft.hold = Optional.of(state));
    }

    /** The guard has nothing to do with it any more. */
    public Memory unheld() {
        return with(draft -> draft.hold = Optional.empty());
    }

    /** What was rejected may be judged again. */
    public Memory reconsidered() {
        return with(draft -> draft.hold = hold.filter(it -> !it.refused()));
    }

    /** Access is taken without anybody being asked. */
    public Memory removing(Instant now) {
        return with(draft -> draft.removedAt = Optional.of(now));
    }

    /** That access was taken is too long ago to count. */
    public Memory longSinceRemoved() {
        return with(draft -> draft.removedAt = Optional.empty());
    }

    /** May have another account in place of the one that is gone. */
    public Memory consoled() {
        return with(draft -> draft.lost = Optional.empty());
    }

    public Memory granting(Optional<AccountSpec> spec) {
        return with(draft -> draft.bond = bond.map(link -> link.granting(spec)));
    }

    public Memory sending(Flight command) {
        return with(
                draft -> {
                    draft.flight = Optional.of(command);
                    draft.escrow =
                            escrow.filter(
                                    it -> it.concerns(command.wanted(), command.settingsVersion()));
                    draft.grace = grace.filter(_ -> command.wanted().isEmpty());
                    draft.hold = Optional.empty();
                    draft.lastDecision = Optional.empty();
                });
    }

    public Memory landed() {
        return with(draft -> draft.flight = Optional.empty());
    }

    public Memory escrowed(Escrow cause) {
        return with(draft -> draft.escrow = Optional.of(cause));
    }

    public Memory decided(Optional<String> decision) {
        return with(draft -> draft.lastDecision = decision);
    }

    public Memory readable(boolean readable) {
        return with(draft -> draft.unreadable = !readable);
    }

    /** Is decided on what can be seen, although what was remembered could not be read. */
    public Memory trusted() {
        return with(draft -> draft.forgotten = false);
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
        return with(draft -> draft.escrow = Optional.empty());
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
        private Optional<Escrow> escrow;
        private Optional<Instant> seatAwaitedSince;
        private Optional<Grace> grace;
        private Optional<Hold> hold;
        private Optional<Instant> removedAt;
        private Optional<AccountKey> lost;
        private List<AccountKey> formerly;
        private Optional<String> lastDecision;
        private boolean unreadable;
        private boolean forgotten;

        Draft(Memory memory) {
            bond = memory.bond;
            flight = memory.flight;
            escrow = memory.escrow;
            seatAwaitedSince = memory.seatAwaitedSince;
            grace = memory.grace;
            hold = memory.hold;
            removedAt = memory.removedAt;
            lost = memory.lost;
            formerly = memory.formerly;
            lastDecision = memory.lastDecision;
            unreadable = memory.unreadable;
            forgotten = memory.forgotten;
        }

        /** An account that another had before, which was never decided about, stays that one's. */
        void leave() {
            bond.filter(link -> link.revivedFrom().isEmpty())
                    .map(Link::account)
                    .ifPresent(
                            account ->
                                    formerly =
                                            Stream.concat(
                                                            without(account).stream(),
                                                            Stream.of(account))
                                                    .toList());
        }

        List<AccountKey> without(AccountKey account) {
            return formerly.stream().filter(it -> !it.equals(account)).toList();
        }

        Memory done() {
            return new Memory(
                    bond,
                    flight,
                    escrow,
                    seatAwaitedSince,
                    grace,
                    hold,
                    removedAt,
                    lost,
                    formerly,
                    lastDecision,
                    unreadable,
                    forgotten);
        }
    }
}
