package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Lane;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.Email;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the order of changes, answers, scans and restarts: the accounts end as they should. */
class ConvergenceTest {

    private static final int USERS = 4;

    private static final int RENAMED = 3;

    /**
     * Another generation is another user who has the e-mail of one who left for good. One user is
     * always the same, and renamed instead.
     */
    record Step(
            int user, int generation, String address, boolean assigned, String name, boolean bulk) {

        static Step of(
                int user, int other, boolean capital, boolean assigned, String name, boolean bulk) {
            boolean renamed = user == RENAMED && other == 1;
            return new Step(
                    user,
                    user == RENAMED ? 0 : other,
                    (capital ? "U" : "u") + user + (renamed ? ".new" : ""),
                    assigned,
                    name,
                    bulk);
        }

        String mail() {
            return address + "@Example.com";
        }
    }

    @Property(tries = 300)
    void endsAsTheNewestChangesSay(
            @ForAll("steps") List<Step> steps, @ForAll long seed, @ForAll boolean lateGate) {
        Random random = new Random(seed);
        World world = new World();
        String untouched = world.madeByHand("nobody@example.com", "Nobody", World.LICENCE);
        AccountSpec before = world.goTo.get(untouched);
        world.madeByHand("u0@example.com", "Old");
        if (!lateGate) {
            world.running();
        }
        Map<Integer, Step> newest = new HashMap<>();
        for (Step step : steps) {
            Step old = newest.put(step.user(), step);
            if (old != null && old.generation() != step.generation()) {
                leave(world, old);
            }
            apply(world, step);
            if (random.nextInt(4) == 0) {
                apply(world, step);
            }
            if (random.nextInt(8) == 0) {
                world.deletedByHand(Email.normalized(step.mail()));
            }
            while (!world.commands.isEmpty() && random.nextBoolean()) {
                world.carryOut(random.nextInt(world.commands.size()));
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
        }
        world.running().settled();

        List<String> emails = new ArrayList<>();
        world.goTo.values().forEach(account -> emails.add(account.email()));
        assertThat(new HashSet<>(emails)).hasSameSizeAs(emails);
        assertThat(world.goTo.get(untouched)).isEqualTo(before);
        newest.forEach((_, step) -> assertThat(ends(world, step)).isEqualTo(expected(step)));
        assertThat(world.sentPerCommand.values()).allMatch(times -> times == 1);
        assertThat(world.count(Count.URGENT_IN_FLIGHT) + world.count(Count.BULK_IN_FLIGHT))
                .isZero();
        assertThat(world.waiting()).isZero();

        world.scanned();
        assertThat(world.commands).isEmpty();
    }

    private static void apply(World world, Step step) {
        world.has(
                id(step),
                step.mail(),
                step.name(),
                step.assigned() ? Set.of(World.ROLE) : Set.of(),
                step.bulk() ? Lane.BULK : Lane.URGENT);
    }

    private static void leave(World world, Step step) {
        world.unassigned(id(step), step.mail()).settled().erased(id(step));
    }

    private static int id(Step step) {
        return USERS * step.generation() + step.user();
    }

    /** The first name and e-mail of each account that gives the user access. */
    private static List<String> ends(World world, Step step) {
        Pattern addresses = Pattern.compile("u" + step.user() + "(\\.new)?@example\\.com");
        return world.goTo.values().stream()
                .filter(account -> addresses.matcher(account.email()).matches())
                .filter(account -> !account.licences().isEmpty())
                .map(account -> account.attributes().get("firstName") + " " + account.email())
                .toList();
    }

    private static List<String> expected(Step step) {
        return step.assigned()
                ? List.of(step.name() + " " + Email.normalized(step.mail()))
                : List.of();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, USERS - 1),
                        Arbitraries.of(0, 0, 0, 1),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of("Ann", "Bob", "Eve"),
                        Arbitraries.of(true, false))
                .as(Step::of)
                .list()
                .ofMaxSize(30);
    }
}
