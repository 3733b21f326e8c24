package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Forecast;
import dev.usher.diff.domain.Lane;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a plan shows is what comes of it. */
class PlanForecastTest {

    record Step(int user, boolean assigned, String name, boolean bulk) {}

    @Property(tries = 300)
    void showsWhatHappensWhenTheSettingsAreTaken(
            @ForAll("steps") List<Step> steps, @ForAll long seed, @ForAll boolean asShown) {
        World world = happened(steps, new Random(seed));
        Settings candidate = world.settingsFor(World.OTHER_LICENCE);
        Map<String, AccountSpec> before = new TreeMap<>(world.goTo);
        world.planned("p1", candidate);
        Map<Integer, Forecast> shown = new HashMap<>();
        world.planned.forEach(
                (user, forecast) ->
                        shown.put((int) user.value().getLeastSignificantBits(), forecast));

        Optional<String> refusal = asShown ? world.applied("p1", candidate) : world.take(candidate);
        assertThat(refusal).isEmpty();
        world.settled();

        Map<String, AccountSpec> expected = byEmail(before);
        shown.values().stream()
                .flatMap(forecast -> forecast.command().stream())
                .forEach(send -> expected.put(send.target().email(), send.target()));
        assertThat(byEmail(world.goTo)).isEqualTo(expected);
        assertThat(world.planned("p2", candidate).planned).isEmpty();
    }

    @Property(tries = 300)
    void nothingButWhatItShowsIsAppliedWhateverHappenedSince(
            @ForAll("steps") List<Step> steps,
            @ForAll("steps") List<Step> since,
            @ForAll long seed) {
        Random random = new Random(seed);
        World world = happened(steps, random);
        Settings candidate = world.settingsFor(World.OTHER_LICENCE);
        world.planned("p1", candidate);
        Map<String, AccountSpec> shown = new TreeMap<>();
        world.planned.values().stream()
                .flatMap(forecast -> forecast.command().stream())
                .forEach(send -> shown.put(send.target().email(), send.target()));
        happen(world, since.stream().limit(3).toList(), random);
        world.settled();
        Map<String, AccountSpec> before = byEmail(world.goTo);

        assertThat(world.applied("p1", candidate)).isEmpty();
        world.settled();

        byEmail(world.goTo)
                .forEach(
                        (email, account) -> {
                            if (!account.equals(before.get(email))) {
                                assertThat(account).isEqualTo(shown.get(email));
                            }
                        });
        assertThat(byEmail(world.goTo)).containsKeys(before.keySet().toArray(String[]::new));
        assertThat(world.plan().state()).isEqualTo(Plan.State.APPLIED);
    }

    private static World happened(List<Step> steps, Random random) {
        World world = new World();
        world.madeByHand("u0@example.com", "Old");
        world.madeByHand("nobody@example.com", "Nobody", World.LICENCE);
        world.running();
        happen(world, steps, random);
        world.settled();
        return world;
    }

    private static void happen(World world, List<Step> steps, Random random) {
        for (Step step : steps) {
            world.has(
                    step.user(),
                    "u" + step.user() + "@example.com",
                    step.name(),
                    step.assigned() ? Set.of(World.ROLE) : Set.of(),
                    step.bulk() ? Lane.BULK : Lane.URGENT);
            if (random.nextInt(4) == 0) {
                world.settled();
            }
            if (random.nextInt(8) == 0) {
                world.deletedByHand("u" + step.user() + "@example.com");
            }
            if (random.nextInt(4) == 0 && !world.commands.isEmpty()) {
                world.fail(random.nextInt(world.commands.size()), "BAD_REQUEST");
            }
        }
    }

    private static Map<String, AccountSpec> byEmail(Map<String, AccountSpec> accounts) {
        Map<String, AccountSpec> byEmail = new TreeMap<>();
        accounts.values().forEach(account -> byEmail.put(account.email(), account));
        return byEmail;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of("Ann", "Bob", "Eve"),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }
}
