package dev.usher.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds whatever happens, restarts included. */
class GroupingPropertyTest {

    private static final Rhythm RHYTHM =
            new Rhythm(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Duration.ofHours(1),
                    Integer.MAX_VALUE);
    private static final Duration ENOUGH = RHYTHM.window().plus(RHYTHM.interval()).multipliedBy(2);

    /** Something that happens, and how long nothing does afterwards. */
    record Step(String what, int user, String cause, int seconds) {}

    @Provide
    Arbitrary<List<Step>> stories() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.just("fails")),
                                Tuple.of(4, Arbitraries.just("is well")),
                                Tuple.of(1, Arbitraries.just("quarantine")),
                                Tuple.of(1, Arbitraries.just("quarantine ends")),
                                Tuple.of(1, Arbitraries.just("maintenance")),
                                Tuple.of(1, Arbitraries.just("maintenance ends")),
                                Tuple.of(1, Arbitraries.just("restart"))),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.of("NO_SEATS", "DATA_REFUSED"),
                        Arbitraries.of(0, 1, 10, 29, 30, 31, 200, 400))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    /** The story as it is told, and what was so when each message was planned. */
    private static final class Told {

        private final Storyteller telling = new Storyteller(RHYTHM);
        private final Map<String, String> failing = new HashMap<>();
        private final Map<String, Instant> since = new HashMap<>();
        private final List<Set<String>> failingThen = new ArrayList<>();
        private final List<Boolean> usersSilenced = new ArrayList<>();
        private boolean quarantine;
        private boolean maintenance;

        static Told of(List<Step> story) {
            Told told = new Told();
            story.forEach(told::happens);
            return told;
        }

        private void happens(Step step) {
            String user = "user" + step.user();
            switch (step.what()) {
                case "fails" -> {
                    if (!step.cause().equals(failing.put(user, step.cause()))) {
                        since.put(user, telling.now());
                    }
                    telling.on(
                            new Event.Began(
                                    new GroupKey(Kind.USERS, step.cause()),
                                    user,
                                    Item.of(user, "", telling.now())));
                }
                case "is well" -> {
                    failing.remove(user);
                    telling.isWell(user);
                }
                case "quarantine" -> {
                    quarantine = true;
                    telling.begins(Kind.QUARANTINE, "refused");
                }
                case "quarantine ends" -> {
                    quarantine = false;
                    telling.ends(Kind.QUARANTINE);
                }
                case "maintenance" -> {
                    maintenance = true;
                    telling.begins(Kind.MAINTENANCE, "moving");
                }
                case "maintenance ends" -> {
                    maintenance = false;
                    telling.ends(Kind.MAINTENANCE);
                }
                case "restart" -> telling.restart();
                default -> throw new IllegalArgumentException(step.what());
            }
            pass(Duration.ofSeconds(step.seconds()));
        }

        private void pass(Duration time) {
            telling.pass(time);
            while (failingThen.size() < telling.messages().size()) {
                failingThen.add(Set.copyOf(failing.keySet()));
                usersSilenced.add(quarantine || maintenance);
            }
        }

        private void comeToRest() {
            happens(new Step("maintenance ends", 0, "", 0));
            happens(new Step("quarantine ends", 0, "", 0));
            pass(ENOUGH);
        }
    }

    @Property(tries = 300)
    void nothingStaysUntold(@ForAll("stories") List<Step> story) {
        Told told = Told.of(story);
        told.comeToRest();

        told.failing.forEach(
                (user, cause) ->
                        assertThat(told.telling.messages())
                                .as("%s fails for %s", user, cause)
                                .anySatisfy(message -> tells(message, user, cause)));
        assertThat(told.telling.grouping().waiting()).isZero();
    }

    private static void tells(Notification message, String user, String cause) {
        assertThat(message.group()).isEqualTo(new GroupKey(Kind.USERS, cause));
        assertThat(message.telling()).isEqualTo(Notification.Telling.NEWS);
        assertThat(message.items()).extracting(Item::name).contains(user);
    }

    @Property(tries = 300)
    void nothingIsToldTwiceInAnInterval(@ForAll("stories") List<Step> story) {
        Told told = Told.of(story);
        told.comeToRest();

        Map<GroupKey, Instant> last = new HashMap<>();
        for (Notification message : told.telling.messages()) {
            Instant before = last.put(message.group(), message.plannedAt());
            if (before != null) {
                assertThat(message.plannedAt()).isAfterOrEqualTo(before.plus(RHYTHM.interval()));
            }
        }
    }

    @Property(tries = 300)
    void nothingThatHealedIsToldAsNews(@ForAll("stories") List<Step> story) {
        Told told = Told.of(story);

        for (int i = 0; i < told.telling.messages().size(); i++) {
            Notification message = told.telling.messages().get(i);
            if (message.group().kind() == Kind.USERS
                    && message.telling() != Notification.Telling.END) {
                assertThat(told.failingThen.get(i))
                        .containsAll(message.items().stream().map(Item::name).toList());
            }
        }
    }

    @Property(tries = 300)
    void nothingOfUsersIsToldInQuarantineOrMaintenance(@ForAll("stories") List<Step> story) {
        Told told = Told.of(story);

        for (int i = 0; i < told.telling.messages().size(); i++) {
            if (told.telling.messages().get(i).group().kind() == Kind.USERS) {
                assertThat(told.usersSilenced.get(i)).isFalse();
            }
        }
    }

    @Property(tries = 300)
    void everyoneToldOfIsToldToBeOverInTheEnd(@ForAll("stories") List<Step> story) {
        Told told = Told.of(story);
        told.comeToRest();
        for (int user = 0; user < 8; user++) {
            told.happens(new Step("is well", user, "", 0));
        }
        told.pass(ENOUGH);

        Map<String, Set<String>> lasting = new HashMap<>();
        for (Notification message : told.telling.messages()) {
            Set<String> group =
                    lasting.computeIfAbsent(message.group().toString(), _ -> new HashSet<>());
            if (message.telling() == Notification.Telling.END) {
                group.clear();
            } else {
                message.items().forEach(item -> group.add(item.name()));
            }
            assertThat(message.lasting()).isLessThanOrEqualTo(8);
        }
        assertThat(told.telling.grouping().lasting(Kind.USERS)).isEmpty();
    }
}
