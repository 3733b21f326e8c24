package dev.usher.simulator.gotomeeting.domain;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One GoTo account. Each call to one of its parts is one step: it is done whole or, when a rule
 * refuses it, not at all. Safe for use by several threads.
 */
public final class GoToAccount {

    private final Ledger ledger;
    private final Users users;
    private final Licenses licenses;
    private final Groups groups;
    private final RoleSets roleSets;

    /**
     * Opens an account.
     *
     * @param history changes kept by a log earlier, in their order; empty for a new account
     * @param policy asked at each step
     */
    public GoToAccount(
            List<License> bought,
            List<RoleSet> customRoles,
            List<Change> history,
            ChangeLog log,
            Supplier<AccountPolicy> policy,
            InstantSource clock) {
        AccountState state = new AccountState(bought, customRoles);
        history.forEach(state::apply);
        this.ledger = new Ledger(state, log, policy, clock);
        this.users = new Users(ledger);
        this.licenses = new Licenses(ledger);
        this.groups = new Groups(ledger);
        this.roleSets = new RoleSets(ledger);
    }

    public Users users() {
        return users;
    }

    public Licenses licenses() {
        return licenses;
    }

    public Groups groups() {
        return groups;
    }

    public RoleSets roleSets() {
        return roleSets;
    }

    /** The shortest history of what is in the account now. */
    public List<Change> changes() {
        return ledger.step(ledger.state::changes);
    }

    /**
     * Puts people there who are there already when the story begins: no switch applies.
     *
     * @param seen when they signed in last; null for never
     */
    public Answer<List<Added>> furnish(NewUsers people, @Nullable Instant seen) {
        return ledger.step(() -> new Adding(ledger, people, AccountPolicy.PLAIN, seen).answer());
    }

    /** Forgets users and groups, those deleted included, and has just these licences. */
    public void clear(List<License> bought) {
        ledger.step(
                () -> {
                    ledger.state.seats.restart(bought);
                    return ledger.done(List.of(new Change.Cleared()), true);
                });
    }
}
