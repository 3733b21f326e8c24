package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.policy.MatchingProperty;
import dev.usher.policy.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever administrators ask for and publish in between, sensible or not: it ends as it should.
 */
class AskedConvergenceTest {

    private static final int PEOPLE = 5;

    @Property(tries = 200)
    void endsAsTheNewestChangesSay(
            @ForAll("events") List<Turmoil.Event> events,
            @ForAll long seed,
            @ForAll("rules") Rules rules) {
        Random random = new Random(seed);
        World world = new World(rules::in);
        Turmoil turmoil = new Turmoil(world, rules);
        world.madeByHand("u0@example.com", "Old");
        for (Turmoil.Event event : events) {
            turmoil.happens(event);
            asked(world, random);
            while (!world.commands.isEmpty() && random.nextBoolean()) {
                world.carryOut(random.nextInt(world.commands.size()));
            }
            switch (random.nextInt(12)) {
                case 0 -> world.scanned();
                case 1 -> world.restarted();
                case 2 -> world.caughtUp();
                case 3 -> world.rebuilt();
                case 4 -> world.minutesLater(21);
                case 5 -> world.connectorQuarantined();
                case 6 -> world.connectorHealthy();
                default -> {}
            }
            turmoil.assertNobodyLostAccessByMistake();
        }
        world.caughtUp().running().settled().scanned().settled();
        for (int round = 0; round < 3; round++) {
            world.minutesLater(Rules.MINUTES_UNTIL_ALL_HAS_ENDED).settled();
        }

        List<String> emails = new ArrayList<>();
        world.goTo.values().forEach(account -> emails.add(account.email()));
        assertThat(new HashSet<>(emails)).hasSameSizeAs(emails);
        turmoil.assertEverybodyServedOrTold();
        assertThat(world.sentPerCommand.values()).allMatch(times -> times == 1);
        assertThat(world.count(Count.URGENT_IN_FLIGHT) + world.count(Count.BULK_IN_FLIGHT))
                .isZero();
        assertThat(world.waiting()).isZero();
    }

    private static void asked(World world, Random random) {
        String plan = "p" + random.nextInt(3);
        int user = random.nextInt(PEOPLE + 2);
        Settings candidate = world.settingsFor(World.LICENCE);
        switch (random.nextInt(16)) {
            case 0 -> world.settings(false);
            case 1 -> world.settings(it -> it.status(Settings.Status.PREVIEW));
            case 2 -> world.settings(true);
            case 3 ->
                    world.settings(
                            it ->
                                    it.matching(
                                            List.of(
                                                    new MatchingProperty(
                                                            "email", "[mail]", false))));
            case 4, 5 -> world.planned(plan, candidate);
            case 6 ->
                    world.request(new Request.ComputePlan("request", plan, Optional.of(candidate)));
            case 7, 8 -> assertThat(world.applied(plan, candidate)).isNotNull();
            case 9 -> world.request(new Request.DiscardPlan("request", plan));
            case 10 -> world.explained(user);
            case 11 -> world.provisionedNow(user);
            case 12 -> world.request(new Request.RetryNow("request", List.of()));
            case 13 -> world.released("none", user).rejected("none");
            default -> {}
        }
    }

    @Provide
    Arbitrary<Rules> rules() {
        return Rules.any();
    }

    @Provide
    Arbitrary<List<Turmoil.Event>> events() {
        return Turmoil.event(PEOPLE, PEOPLE + 1).list().ofMaxSize(30);
    }
}
