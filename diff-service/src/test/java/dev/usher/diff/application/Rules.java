package dev.usher.diff.application;

import dev.usher.policy.Deprovisioning;
import dev.usher.policy.MatchingProperty;
import dev.usher.policy.Settings;
import dev.usher.policy.SettingsBuilder;
import dev.usher.policy.TargetActions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Settings between which people choose.
 *
 * @param disables whether access ends with the assignment
 * @param deletes whether the account ends with the person
 * @param asks whether accounts that another user had are asked about
 * @param reports whether accounts that are gone are told and not created again
 * @param waits whether it takes a while until access, and the account, end
 * @param renames whether an account follows its user's e-mail
 * @param twoAddresses whether accounts are found by the given name, too, as an address
 */
record Rules(
        boolean disables,
        boolean deletes,
        boolean asks,
        boolean reports,
        boolean waits,
        boolean renames,
        boolean twoAddresses) {

    static final Rules USUAL = new Rules(true, false, false, false, false, true, false);

    /** After this long the account has ended, too. */
    static final int MINUTES_UNTIL_ALL_HAS_ENDED = 41;

    private static final Duration GRACE = Duration.ofMinutes(20);
    private static final Duration DELETE_AFTER = Duration.ofMinutes(40);

    static Arbitrary<Rules> any() {
        Arbitrary<Boolean> mostly = Arbitraries.of(true, true, false);
        Arbitrary<Boolean> rarely = Arbitraries.of(true, false, false);
        return Combinators.combine(mostly, rarely, rarely, rarely, rarely, mostly, rarely)
                .as(Rules::new);
    }

    SettingsBuilder in(SettingsBuilder settings) {
        return settings.targetActions(new TargetActions(true, true, disables, deletes))
                .mappings(
                        List.of(
                                World.mapping("email", "mail", !renames),
                                World.mapping("firstName", "givenName", false),
                                World.mapping("lastName", "surname", false)))
                .matching(
                        Stream.of("[mail]", "[givenName]")
                                .limit(twoAddresses ? 2 : 1)
                                .map(value -> new MatchingProperty("email", value, false))
                                .toList())
                .revivedAccounts(
                        asks ? Settings.RevivedAccounts.ASK : Settings.RevivedAccounts.ADOPT)
                .deprovisioning(
                        new Deprovisioning(
                                Deprovisioning.WhenUnassigned.DISABLE,
                                waits ? GRACE : Duration.ZERO,
                                waits ? DELETE_AFTER : Duration.ZERO,
                                reports
                                        ? Deprovisioning.WhenGone.REPORT
                                        : Deprovisioning.WhenGone.CREATE,
                                false));
    }
}
