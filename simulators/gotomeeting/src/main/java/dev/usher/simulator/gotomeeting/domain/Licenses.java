package dev.usher.simulator.gotomeeting.domain;

import java.util.List;

/** The account's licences. Safe for use by several threads. */
public final class Licenses {

    private final Ledger ledger;
    private final AccountState state;
    private final AccountRules rules;

    Licenses(Ledger ledger) {
        this.ledger = ledger;
        this.state = ledger.state;
        this.rules = ledger.rules;
    }

    public List<LicenseUse> all() {
        return ledger.step(() -> state.seats.licenses().stream().map(this::use).toList());
    }

    /** Buys a licence, or changes the one with that key; those who hold it keep it. */
    public LicenseUse buy(License license) {
        return ledger.step(
                () -> {
                    state.seats.buy(license);
                    return use(license);
                });
    }

    /** Gives a licence; one that the user holds already stays held. */
    public Answer<GoToUser> give(LicenseKey license, UserKey key) {
        return ledger.step(
                () ->
                        ledger.onUser(
                                key,
                                user -> {
                                    List<LicenseKey> more =
                                            AccountRules.more(List.of(license), user);
                                    return rules.seats(List.of(license), more.size())
                                            .<Answer<GoToUser>>map(Ledger::refused)
                                            .orElseGet(
                                                    () ->
                                                            ledger.saved(
                                                                    user.with(
                                                                            user.holdings()
                                                                                    .with(more))));
                                }));
    }

    /** Takes a licence away; one that the user does not hold stays away. */
    public Answer<GoToUser> take(LicenseKey license, UserKey key) {
        return ledger.step(
                () ->
                        ledger.onUser(
                                key,
                                user ->
                                        rules.seats(List.of(license), 0)
                                                .<Answer<GoToUser>>map(Ledger::refused)
                                                .orElseGet(
                                                        () ->
                                                                ledger.saved(
                                                                        user.with(
                                                                                user.holdings()
                                                                                        .without(
                                                                                                license))))));
    }

    /** Takes all licences away. */
    public Answer<GoToUser> takeAll(UserKey key) {
        return ledger.step(
                () ->
                        ledger.onUser(
                                key,
                                user ->
                                        ledger.saved(
                                                user.with(user.holdings().licensed(List.of())))));
    }

    private LicenseUse use(License license) {
        List<UserKey> holders = state.seats.holders(license.key());
        return new LicenseUse(
                license,
                holders,
                holders.stream()
                        .filter(
                                key ->
                                        state.members
                                                .byKey(key)
                                                .filter(user -> !user.signedIn())
                                                .isPresent())
                        .toList());
    }
}
