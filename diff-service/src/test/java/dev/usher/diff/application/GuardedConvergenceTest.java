package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Guard;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.Deprovisioning;
import dev.usher.policy.RemovalGuard;
import dev.usher.policy.SettingsBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever the order of changes, failures, cycles, restarts and rebuilds: never do more users lose
 * access within the window than the guard lets go, and the accounts end as they should when all is
 * released.
 */
class GuardedConvergenceTest {

    private static final int USERS = 12;
    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final RemovalGuard GUARD =
            new RemovalGuard(true, 2, 25, WINDOW, Duration.ofSeconds(10), Duration.ofDays(7));
    private static final Deprovisioning GRACE =
            new Deprovisioning(
                    Deprovisioning.WhenUnassigned.DISABLE,
                    Duration.ofSeconds(30),
                    Duration.ZERO,
                    Deprovisioning.WhenGone.CREATE,
                    false);

    record Step(Turmoil.Event event, int seconds) {}

    @Property(tries = 200)
    void takesNoMoreThanTheLimitAndEndsAsTheNewestChangesSay(
            @ForAll("steps") List<Step> steps, @ForAll long seed, @ForAll("rules") Rules rules) {
        Random random = new Random(seed);
        World world = new World(rules::in);
        Turmoil turmoil = new Turmoil(world, rules);
        String untouched = world.madeByHand("nobody@example.com", "Nobody", World.LICENCE);
        AccountSpec before = world.goTo.get(untouched);
        world.running();
        for (int user = 0; user < USERS; user++) {
            turmoil.happens(new Turmoil.Event.Is(user, user, true, "Ann", true));
        }
        world.settled().settings(GuardedConvergenceTest::guarded);
        for (Step step : steps) {
            turmoil.happens(step.event());
            world.secondsLater(step.seconds());
            while (!world.commands.isEmpty() && random.nextBoolean()) {
                int index = random.nextInt(world.commands.size());
                switch (random.nextInt(6)) {
                    case 0 -> world.fail(index, "UNAVAILABLE");
                    case 1 -> world.expire(index);
                    default -> world.carryOut(index);
                }
            }
            if (random.nextInt(8) == 0) {
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
        assertThat(mostRemovedWithinAWindow(world))
                .isLessThanOrEqualTo(new Guard(GUARD).limit(turmoil.everybody()));

        // By then even the longest pause between two attempts is over.
        world.minutesLater(27 * 60);
        for (int round = 0; round < 6; round++) {
            world.scanned().secondsLater(60).settled().secondsLater(60).settled();
            world.held().forEach(held -> world.released(held.batch().id()));
            world.settled();
        }
        assertThat(world.held()).isEmpty();
        assertThat(world.count(Count.IN_GRACE)).isZero();
        assertThat(world.count(Count.HELD) + world.count(Count.ADMITTED)).isZero();
        assertThat(world.goTo.get(untouched)).isEqualTo(before);
        turmoil.assertEverybodyServedOrTold();

        world.scanned().secondsLater(60);
        assertThat(world.commands).isEmpty();
    }

    private static SettingsBuilder guarded(SettingsBuilder settings) {
        return settings.removalGuard(GUARD).deprovisioning(GRACE);
    }

    private static long mostRemovedWithinAWindow(World world) {
        List<World.Sent> removals =
                world.everything.stream().filter(sent -> Guard.isRemoval(sent.send())).toList();
        return removals.stream()
                .mapToLong(last -> removedWithinTheWindowUpTo(last.flight().sentAt(), removals))
                .max()
                .orElse(0);
    }

    private static long removedWithinTheWindowUpTo(Instant end, List<World.Sent> removals) {
        return removals.stream()
                .filter(sent -> !sent.flight().sentAt().isAfter(end))
                .filter(sent -> sent.flight().sentAt().isAfter(end.minus(WINDOW)))
                .map(World.Sent::user)
                .distinct()
                .count();
    }

    @Provide
    Arbitrary<Rules> rules() {
        return Rules.any();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Turmoil.event(USERS, USERS + 2), Arbitraries.of(0, 0, 1, 5, 10, 31, 600))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }
}
