package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Forecast;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.Settings;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a plan shows is what comes of it. */
class PlanForecastTest {

    @Property(tries = 300)
    void showsWhatHappensWhenTheSettingsAreTaken(
            @ForAll("events") List<Turmoil.Event> events,
            @ForAll long seed,
            @ForAll boolean asShown) {
        World world = happened(events, new Random(seed));
        for (int round = 0; round < 3; round++) {
            world.minutesLater(6).settled();
        }
        Settings candidate = world.settingsFor(World.OTHER_LICENCE);
        Map<String, AccountSpec> before = Map.copyOf(world.goTo);
        world.planned("p1", candidate);
        List<Decision.Send> shown = shown(world);

        Optional<String> refusal = asShown ? world.applied("p1", candidate) : world.take(candidate);
        assertThat(refusal).isEmpty();
        world.settled();

        assertThat(world.goTo.values()).containsExactlyInAnyOrderElementsOf(after(before, shown));
        assertThat(world.planned("p2", candidate).planned.values())
                .allMatch(forecast -> forecast.outcome() == Forecast.Outcome.SKIP);
    }

    @Property(tries = 300)
    void nothingButWhatItShowsIsAppliedWhateverHappenedSince(
            @ForAll("events") List<Turmoil.Event> events,
            @ForAll("events") List<Turmoil.Event> since,
            @ForAll long seed) {
        Random random = new Random(seed);
        World world = new World();
        Turmoil turmoil = new Turmoil(world);
        happened(world, turmoil, events, random);
        Settings candidate = world.settingsFor(World.OTHER_LICENCE);
        world.planned("p1", candidate);
        List<AccountSpec> shown = shown(world).stream().map(Decision.Send::target).toList();
        happen(world, turmoil, since.stream().limit(3).toList(), random);
        world.settled().scanned().settled();
        Map<String, AccountSpec> before = Map.copyOf(world.goTo);

        assertThat(world.applied("p1", candidate)).isEmpty();
        world.settled();

        world.goTo.forEach(
                (key, account) -> {
                    if (!account.equals(before.get(key))) {
                        assertThat(shown).contains(account);
                    }
                });
        assertThat(world.goTo).containsKeys(before.keySet().toArray(String[]::new));
        assertThat(world.plan().state()).isEqualTo(Plan.State.APPLIED);
    }

    private static List<Decision.Send> shown(World world) {
        return world.planned.values().stream()
                .flatMap(forecast -> forecast.command().stream())
                .toList();
    }

    private static Collection<AccountSpec> after(
            Map<String, AccountSpec> before, List<Decision.Send> sent) {
        Map<String, AccountSpec> after = new HashMap<>(before);
        for (Decision.Send send : sent) {
            after.put(
                    send.account().map(AccountKey::value).orElse(send.target().email()),
                    send.target());
        }
        return after.values();
    }

    private static World happened(List<Turmoil.Event> events, Random random) {
        World world = new World();
        happened(world, new Turmoil(world), events, random);
        return world;
    }

    private static void happened(
            World world, Turmoil turmoil, List<Turmoil.Event> events, Random random) {
        world.madeByHand("u0@example.com", "Old");
        world.madeByHand("nobody@example.com", "Nobody", World.LICENCE);
        world.running();
        happen(world, turmoil, events, random);
        world.settled().scanned().settled();
    }

    private static void happen(
            World world, Turmoil turmoil, List<Turmoil.Event> events, Random random) {
        for (Turmoil.Event event : events) {
            turmoil.happens(event);
            if (random.nextInt(4) == 0) {
                world.settled();
            }
            if (random.nextInt(4) == 0 && !world.commands.isEmpty()) {
                world.fail(random.nextInt(world.commands.size()), "BAD_REQUEST");
            }
        }
    }

    @Provide
    Arbitrary<List<Turmoil.Event>> events() {
        return Turmoil.event(5, 6).list().ofMaxSize(25);
    }
}
