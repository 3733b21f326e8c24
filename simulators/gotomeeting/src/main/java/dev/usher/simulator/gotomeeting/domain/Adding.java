package dev.usher.simulator.gotomeeting.domain;

import dev.usher.simulator.gotomeeting.domain.AccountPolicy.Conflict;
import dev.usher.simulator.gotomeeting.domain.Refusal.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request to add people, on its way to an answer. */
final class Adding {

    private final Ledger ledger;
    private final AccountState state;
    private final AccountRules rules;
    private final NewUsers request;
    private final AccountPolicy policy;
    private final List<LicenseKey> licenses;
    private final Set<String> taken = new HashSet<>();
    private final List<Added> added = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private int newKeys;

    private final @Nullable Instant seen;

    Adding(Ledger ledger, NewUsers request) {
        this(ledger, request, ledger.policy(), null);
    }

    /** Adds people who have been there already, and signed in at that moment. */
    Adding(Ledger ledger, NewUsers request, AccountPolicy policy, @Nullable Instant seen) {
        this.seen = seen;
        this.ledger = ledger;
        this.state = ledger.state;
        this.rules = ledger.rules;
        this.request = request;
        this.policy = policy;
        this.licenses = policy.licensesWhenAdding() ? request.licenseKeys() : List.of();
    }

    Answer<List<Added>> answer() {
        Optional<Refusal> refusal = acceptable();
        for (Profile profile : request.profiles()) {
            refusal = refusal.or(() -> enter(profile));
        }
        return refusal.or(() -> rules.seats(licenses, changes.size()))
                .<Answer<List<Added>>>map(Ledger::refused)
                .orElseGet(() -> ledger.done(changes, List.copyOf(added)));
    }

    private Optional<Refusal> acceptable() {
        return request.profiles().stream()
                .flatMap(profile -> rules.profile(profile, policy).stream())
                .findFirst()
                .or(() -> rules.group(request.groupKey()))
                .or(this::entitled);
    }

    private Optional<Refusal> entitled() {
        boolean bare = request.licenseKeys().isEmpty() && request.adminRoles().isEmpty();
        return bare && policy.licenseOrRoleRequired()
                ? Optional.of(new Refusal(Reason.LICENSE_OR_ROLE_REQUIRED, "licenseKeys"))
                : Optional.empty();
    }

    private Optional<Refusal> enter(Profile profile) {
        Optional<GoToUser> present = state.members.byEmail(profile.email());
        boolean foreign = state.elsewhere(profile.email());
        boolean inUse =
                present.isPresent()
                        || !taken.add(profile.identity())
                        || (foreign && !policy.foreignInvited());
        if (!inUse) {
            join(profile, foreign);
            return Optional.empty();
        }
        return switch (policy.conflict(request.allOrNothing())) {
            case REFUSED -> Optional.of(new Refusal(Reason.EMAIL_IN_USE, profile.email()));
            case Conflict conflict -> {
                UserKey key =
                        conflict == Conflict.WITH_KEY
                                ? present.map(GoToUser::key).orElse(null)
                                : null;
                added.add(new Added(profile.email(), key, false));
                yield Optional.empty();
            }
        };
    }

    private void join(Profile profile, boolean foreign) {
        Optional<GoToUser> earlier =
                policy.deletedKeepKey()
                        ? state.members.deletedByEmail(profile.email())
                        : Optional.empty();
        UserKey key = earlier.map(GoToUser::key).orElseGet(() -> state.members.nextKey(newKeys++));
        Standing arrived =
                earlier.map(it -> it.standing().back(ledger.now()))
                        .orElseGet(() -> Standing.added(ledger.now()))
                        .transferring(foreign);
        Standing standing = seen == null ? arrived : arrived.seen(seen);
        changes.add(
                new Change.UserSaved(
                        new GoToUser(
                                key,
                                profile,
                                new Holdings(
                                        licenses,
                                        request.adminRoles(),
                                        List.of(),
                                        request.groupKey()),
                                standing)));
        added.add(new Added(profile.email(), key, true));
    }
}
