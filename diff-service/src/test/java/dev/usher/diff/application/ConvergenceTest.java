package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.policy.AccountSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the order of changes, answers, scans and restarts: the accounts end as they should. */
class ConvergenceTest {

    @Property(tries = 300)
    void endsAsTheNewestChangesSay(
            @ForAll("events") List<Turmoil.Event> events,
            @ForAll long seed,
            @ForAll boolean lateGate,
            @ForAll("rules") Rules rules) {
        Random random = new Random(seed);
        World world = new World(rules::in);
        Turmoil turmoil = new Turmoil(world, rules);
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
            world.minutesLater(Rules.MINUTES_UNTIL_ALL_HAS_ENDED).settled();
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
        return Rules.any();
    }

    @Provide
    Arbitrary<List<Turmoil.Event>> events() {
        return Turmoil.event(5, 6).list().ofMaxSize(30);
    }
}
