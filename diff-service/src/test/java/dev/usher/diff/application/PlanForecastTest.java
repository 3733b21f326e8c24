package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Action;
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
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a plan shows is what comes of it. */
class PlanForecastTest {

    @Property(tries = 300)
    void showsWhatHappensWhenTheSettingsAreTaken(
            @ForAll("events") List<Turmoil.Event> events,
            @ForAll long seed,
            @ForAll boolean asShown,
            @ForAll("rules") Rules rules) {
        World world = happened(rules, events, new Random(seed));
        for (int round = 0; round < 3; round++) {
            world.minutesLater(Rules.MINUTES_UNTIL_ALL_HAS_ENDED).settled();
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
            @ForAll long seed,
            @ForAll("rules") Rules rules) {
        // It cannot be foreseen that GoTo brings an account back, from which access is then taken.
        Assume.that(!rules.asks());
        Random random = new Random(seed);
        World world = new World(rules::in);
        Turmoil turmoil = new Turmoil(world, rules);
        happened(world, turmoil, events, random);
        Settings candidate = world.settingsFor(World.OTHER_LICENCE);
        world.planned("p1", candidate);
        List<Decision.Send> shown = shown(world);
        happen(world, turmoil, since.stream().limit(3).toList(), random);
        world.settled().scanned().settled();
        Map<String, AccountSpec> before = Map.copyOf(world.goTo);

        assertThat(world.applied("p1", candidate)).isEmpty();
        world.settled();

        world.goTo.forEach(
                (key, account) -> {
                    if (!account.equals(before.get(key))) {
                        assertThat(shown).extracting(Decision.Send::target).contains(account);
                    }
                });
        assertThat(before.keySet())
                .filteredOn(key -> !world.goTo.containsKey(key))
                .allMatch(key -> shown.stream().anyMatch(send -> deletes(send, key)));
        assertThat(world.plan().state()).isEqualTo(Plan.State.APPLIED);
    }

    private static List<Decision.Send> shown(World world) {
        return world.planned.values().stream()
                .flatMap(forecast -> forecast.command().stream())
                .toList();
    }

    private static boolean deletes(Decision.Send send, String account) {
        return send.action() == Action.DELETE
                && send.account().equals(Optional.of(new AccountKey(account)));
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

    private static World happened(Rules rules, List<Turmoil.Event> events, Random random) {
        World world = new World(rules::in);
        happened(world, new Turmoil(world, rules), events, random);
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
    Arbitrary<Rules> rules() {
        return Rules.any();
    }

    @Provide
    Arbitrary<List<Turmoil.Event>> events() {
        return Turmoil.event(5, 6).list().ofMaxSize(25);
    }
}
