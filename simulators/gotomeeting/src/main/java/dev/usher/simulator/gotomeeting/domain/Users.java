package dev.usher.simulator.gotomeeting.domain;

import dev.usher.simulator.gotomeeting.domain.Standing.Lock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The account's users. Safe for use by several threads. */
public final class Users {

    private final Ledger ledger;
    private final AccountState state;
    private final AccountRules rules;

    Users(Ledger ledger) {
        this.ledger = ledger;
        this.state = ledger.state;
        this.rules = ledger.rules;
    }

    /** Everyone there is, the order of arrival kept. */
    public List<GoToUser> all() {
        return ledger.step(() -> List.copyOf(state.members.all()));
    }

    /** A page of a list as GoTo answers it: it may be behind by what the policy says. */
    public Page<GoToUser> page(Filter filter, int offset, int size) {
        return ledger.step(
                () -> {
                    Optional<List<GoToUser>> behind = ledger.behind();
                    if (behind.isEmpty() && filter.conditions().isEmpty()) {
                        return state.members.page(offset, size);
                    }
                    return Page.of(
                            behind
                                    .<Collection<GoToUser>>map(it -> it)
                                    .orElseGet(() -> candidates(filter))
                                    .stream()
                                    .filter(filter::matches)
                                    .toList(),
                            offset,
                            size);
                });
    }

    public Optional<GoToUser> byKey(UserKey key) {
        return ledger.step(() -> state.members.byKey(key));
    }

    public Optional<GoToUser> byEmail(String email) {
        return ledger.step(() -> state.members.byEmail(email));
    }

    /** Products that a user's licences carry, each once, in the order of the licences. */
    public List<String> products(GoToUser user) {
        return ledger.step(
                () ->
                        user.licenseKeys().stream()
                                .flatMap(key -> state.seats.license(key).stream())
                                .flatMap(license -> license.products().stream())
                                .distinct()
                                .toList());
    }

    public UserStatus status(GoToUser user) {
        return user.status(ledger.now(), ledger.policy().inactiveAfter());
    }

    /** Adds people; somebody who was deleted comes back under the key of then. */
    public Answer<List<Added>> add(NewUsers request) {
        return ledger.step(() -> new Adding(ledger, request).answer());
    }

    public Answer<GoToUser> update(UserKey key, UserChange change) {
        return ledger.step(() -> ledger.onUser(key, user -> updated(user, change)));
    }

    public Answer<GoToUser> delete(UserKey key) {
        return ledger.step(
                () ->
                        ledger.onUser(
                                key,
                                user ->
                                        rules.superUserStays(user, false, ledger.policy())
                                                .<Answer<GoToUser>>map(Ledger::refused)
                                                .orElseGet(() -> deleted(user))));
    }

    /**
     * Records when a user signed in last: nothing that the API can do.
     *
     * @param when null for never
     */
    public Answer<GoToUser> seen(UserKey key, @Nullable Instant when) {
        return ledger.step(() -> ledger.onUser(key, user -> ledger.saved(user.seen(when))));
    }

    /** Sets what of a user this account may not change. */
    public Answer<GoToUser> lock(UserKey key, Set<Lock> locks) {
        return ledger.step(() -> ledger.onUser(key, user -> ledger.saved(user.locked(locks))));
    }

    /** Says whether addresses belong to another GoTo account, whose users can only be invited. */
    public void settle(Collection<String> emails, boolean inAnotherAccount) {
        ledger.step(
                () -> {
                    emails.forEach(email -> state.settle(email, inAnotherAccount));
                    return emails;
                });
    }

    /**
     * The answer of somebody of another account to the invitation: who accepts moves in, who
     * declines stays in the list, suspended, and gives the seat back. Nothing for anybody else.
     */
    public Answer<GoToUser> answerInvitation(UserKey key, boolean accepted) {
        return ledger.step(
                () ->
                        ledger.onUser(
                                key,
                                user -> {
                                    if (!user.standing().transferring()) {
                                        return ledger.saved(user);
                                    }
                                    state.settle(user.email(), !accepted);
                                    return ledger.saved(
                                            accepted
                                                    ? user.seen(ledger.now())
                                                    : user.with(Holdings.NOTHING)
                                                            .with(
                                                                    user.standing()
                                                                            .transferring(false)));
                                }));
    }

    private Answer<GoToUser> updated(GoToUser user, UserChange change) {
        AccountPolicy policy = ledger.policy();
        Profile wanted = change.profile(user.profile());
        Optional<Refusal> locked = rules.unlocked(user, wanted);
        Profile profile = locked.isPresent() && policy.lockedIgnored() ? user.profile() : wanted;
        GoToUser changed =
                user.with(profile)
                        .with(change.holdings(user.holdings(), policy.licensesReplaced()));
        return locked.filter(_ -> !policy.lockedIgnored())
                .or(() -> rules.profile(profile, policy))
                .or(() -> rules.free(changed.email(), user.key()))
                .or(() -> rules.group(change.groupKey()))
                .or(() -> rules.oneGroup(user, change.groupKey(), policy))
                .or(() -> rules.superUserStays(user, changed.superUser(), policy))
                .or(() -> rules.seats(changed.licenseKeys(), 0))
                .or(() -> rules.seats(AccountRules.more(changed.licenseKeys(), user), 1))
                .<Answer<GoToUser>>map(Ledger::refused)
                .orElseGet(() -> ledger.saved(changed));
    }

    private Answer<GoToUser> deleted(GoToUser user) {
        GoToUser bare = user.leaving();
        return ledger.done(List.of(new Change.UserDeleted(bare)), bare);
    }

    /** Those the filter may match; few when it names a key or an address. */
    private Collection<GoToUser> candidates(Filter filter) {
        return filter.value("email")
                .<Collection<GoToUser>>map(email -> state.members.byEmail(email).stream().toList())
                .orElseGet(() -> state.members.all());
    }
}
