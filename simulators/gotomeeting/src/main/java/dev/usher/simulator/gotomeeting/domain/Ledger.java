package dev.usher.simulator.gotomeeting.domain;

import dev.usher.simulator.gotomeeting.domain.Refusal.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The one place that changes the state: step by step, each kept by the log before it counts. */
final class Ledger {

    final AccountState state;
    final AccountRules rules;
    private final Past past = new Past();
    private final ChangeLog log;
    private final Supplier<AccountPolicy> policy;
    private final InstantSource clock;

    Ledger(AccountState state, ChangeLog log, Supplier<AccountPolicy> policy, InstantSource clock) {
        this.state = state;
        this.rules = new AccountRules(state);
        this.log = log;
        this.policy = policy;
        this.clock = clock;
    }

    /** Does something that nothing else may come between. */
    synchronized <T> T step(Supplier<T> step) {
        return step.get();
    }

    AccountPolicy policy() {
        return policy.get();
    }

    Instant now() {
        return clock.instant();
    }

    /** Who a list shows: everyone in the account, unless lists stay behind. */
    Optional<List<GoToUser>> behind() {
        AccountPolicy now = policy();
        return past.differs(now(), now.listLag())
                ? Optional.of(past.before(state.members.all()))
                : Optional.empty();
    }

    <T> Answer<T> onUser(UserKey key, Function<GoToUser, Answer<T>> step) {
        return state.members
                .byKey(key)
                .map(step)
                .orElseGet(() -> refused(new Refusal(Reason.USER_NOT_FOUND, key.value())));
    }

    Answer<GoToUser> saved(GoToUser user) {
        boolean same = state.members.byKey(user.key()).filter(user::equals).isPresent();
        return done(same ? List.of() : List.of(new Change.UserSaved(user)), user);
    }

    <T> Answer<T> done(List<Change> changes, T value) {
        if (!changes.isEmpty()) {
            log.append(changes);
        }
        boolean lagging = !policy().listLag().isZero();
        for (Change change : changes) {
            if (lagging) {
                note(change);
            }
            state.apply(change);
        }
        return new Answer.Done<>(value);
    }

    static <T> Answer<T> refused(Refusal refusal) {
        return new Answer.Refused<>(refusal);
    }

    private void note(Change change) {
        switch (change) {
            case Change.UserSaved(GoToUser user) -> note(user.key());
            case Change.UserDeleted(GoToUser user) -> note(user.key());
            case Change.Cleared() -> past.forget();
            case Change.GroupSaved _, Change.GroupDeleted _ -> {}
        }
    }

    private void note(UserKey key) {
        past.note(now(), key, state.members.byKey(key));
    }
}
