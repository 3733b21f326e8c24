package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.policy.AccountSpec;
import dev.usher.policy.Deprovisioning;
import dev.usher.policy.MatchingProperty;
import dev.usher.policy.Settings;
import dev.usher.policy.SettingsBuilder;
import dev.usher.policy.TargetActions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the order of changes, answers, scans and restarts: the accounts end as they should. */
class ConvergenceTest {

    /** Settings that people choose between. */
    record Rules(
            boolean disables,
            boolean deletes,
            boolean asks,
            boolean reports,
            boolean waits,
            boolean renames,
            boolean twoAddresses) {

        private static final Duration WAIT = Duration.ofMinutes(20);

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
                                    waits ? WAIT : Duration.ZERO,
                                    waits ? WAIT.plus(WAIT) : Duration.ZERO,
                                    reports
                                            ? Deprovisioning.WhenGone.REPORT
                                            : Deprovisioning.WhenGone.CREATE,
                                    false));
        }

        Turmoil.Ways ways() {
            return new Turmoil.Ways(disables, deletes, renames, twoAddresses);
        }
    }

    @Property(tries = 300)
    void endsAsTheNewestChangesSay(
            @ForAll("events") List<Turmoil.Event> events,
            @ForAll long seed,
            @ForAll boolean lateGate,
            @ForAll("rules") Rules rules) {
        Random random = new Random(seed);
        World world = new World(rules::in);
        Turmoil turmoil = new Turmoil(world, rules.ways());
        String untouched = world.madeByHand("nobody@example.com", "Nobody", World.LICENCE);
        AccountSpec before = world.goTo.get(untouched);
        world.madeByHand("u0@example.com", "Old");
        if (!lateGate) {
            world.running();
        }
        for (Turmoil.Event event : events) {
            turmoil.happens(event);
            while (!world.commands.isEmpty() && random.nextBoolean()) {
                world.carryOut(random.nextInt(world.commands.size()));
            }
            switch (random.nextInt(8)) {
                case 0 -> world.answersLate();
                case 1 -> world.answersHeard();
                case 2 -> world.minutesLater(21);
                default -> {}
            }
            if (random.nextInt(8) == 0 && !lateGate) {
                world.scanned();
            }
            if (random.nextInt(8) == 0) {
                world.restarted().caughtUp();
            }
            if (random.nextInt(8) == 0) {
                world.rebuilt();
            }
            turmoil.assertNobodyLostAccessByMistake();
        }
        world.answersHeard().running().settled().scanned().settled();
        for (int round = 0; round < 3; round++) {
            world.minutesLater(41).settled();
        }

        List<String> emails = new ArrayList<>();
        world.goTo.values().forEach(account -> emails.add(account.email()));
        assertThat(new HashSet<>(emails)).hasSameSizeAs(emails);
        assertThat(world.goTo.get(untouched)).isEqualTo(before);
        turmoil.assertEverybodyServedOrTold();
        assertThat(world.sentPerCommand.values()).allMatch(times -> times == 1);
        assertThat(world.count(Count.URGENT_IN_FLIGHT) + world.count(Count.BULK_IN_FLIGHT))
                .isZero();
        assertThat(world.waiting()).isZero();

        world.scanned();
        assertThat(world.commands).isEmpty();
    }

    @Provide
    Arbitrary<Rules> rules() {
        Arbitrary<Boolean> rarely = Arbitraries.of(true, false, false);
        return Combinators.combine(
                        Arbitraries.of(true, true, false),
                        rarely,
                        rarely,
                        rarely,
                        rarely,
                        Arbitraries.of(true, true, false),
                        rarely)
                .as(Rules::new);
    }

    @Provide
    Arbitrary<List<Turmoil.Event>> events() {
        return Turmoil.event(5, 6).list().ofMaxSize(30);
    }
}
