package dev.usher.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.notifier.domain.Event.Ended.How;
import dev.usher.notifier.domain.Notification.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds whatever happens, restarts included. */
class GroupingPropertyTest {

    private static final Rhythm RHYTHM = rhythm(Integer.MAX_VALUE);
    private static final Rhythm SCARCE = rhythm(4);
    private static final Duration ENOUGH = RHYTHM.window().plus(RHYTHM.interval()).multipliedBy(2);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int USERS = 8;
    private static final int SEATS = 50;
    private static final List<String> CAUSES = List.of("NO_SEATS", "DATA_REFUSED");

    private static Rhythm rhythm(int perHour) {
        return new Rhythm(
                Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(1), perHour);
    }

    /** What can happen. */
    private enum What {
        FAILS(6),
        IS_GIVEN_UP(1),
        IS_TRIED_AGAIN(2),
        IS_WELL(3),
        IS_NOT_WANTED(1),
        IS_ERASED(1),
        /** Heard in the reverse order. */
        FAILS_AND_IS_WELL(1),
        /** Heard in the reverse order. */
        IS_WELL_AND_FAILS(1),
        ALL_ARE_SERVED(1),
        QUARANTINE(1),
        QUARANTINE_ENDS(1),
        MAINTENANCE(1),
        MAINTENANCE_ENDS(1),
        SEATS_CHANGE(2),
        HOLD(1),
        HOLDS_END(1),
        TEST(1),
        /** After which some of what was heard before is heard again. */
        RESTART(2);

        private final int often;

        What(int often) {
            this.often = often;
        }
    }

    /** Something that happens, and how long nothing does afterwards. */
    record Step(What what, int number, String cause, int seconds) {}

    @Provide
    Arbitrary<List<Step>> stories() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Stream.of(What.values())
                                        .map(it -> Tuple.of(it.often, it))
                                        .toList()),
                        Arbitraries.integers().between(0, USERS - 1),
                        Arbitraries.of(CAUSES),
                        Arbitraries.of(0, 1, 10, 29, 30, 31, 200, 400))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    /** The story as it is told, and what was so when each message was planned. */
    private static final class Told {

        private final Storyteller telling;
        private final Map<String, String> failing = new HashMap<>();
        private final Set<String> holds = new HashSet<>();
        private final List<List<Event>> heard = new ArrayList<>();
        private final List<Set<String>> failingThen = new ArrayList<>();
        private final List<Set<Kind>> silencedThen = new ArrayList<>();
        private boolean quarantine;
        private boolean maintenance;
        private Instant last = Storyteller.START;

        private Told(Rhythm rhythm) {
            telling = new Storyteller(rhythm);
        }

        static Told of(List<Step> story) {
            return of(story, RHYTHM);
        }

        static Told of(List<Step> story, Rhythm rhythm) {
            Told told = new Told(rhythm);
            story.forEach(told::happens);
            return told;
        }

        List<Notification> messages() {
            return telling.messages();
        }

        List<String> causes(Kind kind) {
            return messages().stream()
                    .map(Notification::group)
                    .filter(group -> group.kind() == kind)
                    .map(GroupKey::cause)
                    .toList();
        }

        private void happens(Step step) {
            String user = "user" + step.number();
            switch (step.what()) {
                case FAILS -> hear(fails(user, step.cause(), ""));
                case IS_GIVEN_UP -> hear(fails(user, step.cause(), Item.GIVEN_UP));
                case IS_TRIED_AGAIN -> {
                    if (failing.containsKey(user)) {
                        hear(new Event.WentOn(group(failing.get(user)), user, item(user, now())));
                    }
                }
                case IS_WELL -> hear(ends(user, How.WELL));
                case IS_NOT_WANTED -> hear(ends(user, How.WITHDRAWN));
                case IS_ERASED -> hear(ends(user, How.ERASED));
                case FAILS_AND_IS_WELL -> {
                    Event first = fails(user, step.cause(), "");
                    hear(ends(user, How.WELL), first);
                }
                case IS_WELL_AND_FAILS -> {
                    Event first = ends(user, How.WELL);
                    hear(fails(user, step.cause(), ""), first);
                }
                case ALL_ARE_SERVED -> {
                    failing.clear();
                    hear(new Event.OnlyTheseLast(Kind.USERS, Set.of(), now()));
                }
                case QUARANTINE -> {
                    quarantine = true;
                    telling.begins(Kind.QUARANTINE, step.cause());
                }
                case QUARANTINE_ENDS -> {
                    quarantine = false;
                    telling.ends(Kind.QUARANTINE);
                }
                case MAINTENANCE -> {
                    maintenance = true;
                    telling.begins(Kind.MAINTENANCE, "moving");
                }
                case MAINTENANCE_ENDS -> {
                    maintenance = false;
                    telling.ends(Kind.MAINTENANCE);
                }
                case SEATS_CHANGE ->
                        new Seats("8100", SEATS, step.number() * 2)
                                .event(now())
                                .ifPresent(event -> telling.say(Kind.SEATS, event));
                case HOLD -> {
                    holds.add("hold at " + now());
                    holds.forEach(this::isHeld);
                }
                case HOLDS_END -> {
                    holds.clear();
                    telling.on(new Event.OnlyTheseLast(Kind.HOLD, Set.of(), now()));
                }
                case TEST ->
                        telling.on(
                                new Event.Began(
                                        new GroupKey(Kind.TEST, now().toString()),
                                        "test",
                                        Item.of("somebody", "", now())));
                case RESTART -> {
                    telling.restart();
                    int again = Math.min(step.number(), heard.size());
                    heard.subList(heard.size() - again, heard.size()).stream()
                            .flatMap(List::stream)
                            .forEach(telling::on);
                }
            }
            pass(Duration.ofSeconds(step.seconds()));
        }

        private void isHeld(String hold) {
            telling.on(
                    new Event.Began(
                            new GroupKey(Kind.HOLD, hold),
                            hold,
                            Item.of(hold, "Too many.", now())));
        }

        private void hear(Event... events) {
            heard.add(List.of(events));
            heard.getLast().forEach(telling::on);
        }

        private Event fails(String user, String cause, String stage) {
            failing.put(user, cause);
            return new Event.Began(group(cause), user, item(user, now()).at(stage));
        }

        private Event ends(String user, How how) {
            failing.remove(user);
            return new Event.Ended(Kind.USERS, user, how, now());
        }

        /** Later than anything before. */
        private Instant now() {
            last = last.isBefore(telling.now()) ? telling.now() : last.plusMillis(1);
            return last;
        }

        private static GroupKey group(String cause) {
            return new GroupKey(Kind.USERS, cause);
        }

        private static Item item(String user, Instant at) {
            return Item.of(user, "", at);
        }

        private void pass(Duration time) {
            telling.pass(time);
            while (failingThen.size() < messages().size()) {
                failingThen.add(Set.copyOf(failing.keySet()));
                silencedThen.add(
                        maintenance
                                ? EnumSet.complementOf(EnumSet.of(Kind.TEST))
                                : quarantine ? EnumSet.of(Kind.USERS) : EnumSet.noneOf(Kind.class));
            }
        }

        private void comeToRest(Duration enough) {
            happens(new Step(What.MAINTENANCE_ENDS, 0, "", 0));
            happens(new Step(What.QUARANTINE_ENDS, 0, "", 0));
            pass(enough);
        }
    }

    @Property(tries = 300)
    void nothingStaysUntold(@ForAll("stories") List<Step> story) {
        Told told = Told.of(story);
        told.comeToRest(ENOUGH);

        allIsTold(told);
    }

    @Property(tries = 100)
    void nothingStaysUntoldForWantOfRoom(@ForAll("stories") List<Step> story) {
        Told told = Told.of(story, SCARCE);
        told.comeToRest(HOUR.multipliedBy(8));

        allIsTold(told);
    }

    private static void allIsTold(Told told) {
        told.failing.forEach(
                (user, cause) ->
                        assertThat(told.messages())
                                .as("%s fails for %s", user, cause)
                                .anySatisfy(message -> tells(message, user, cause)));
        assertThat(told.causes(Kind.HOLD)).containsAll(told.holds);
        assertThat(told.telling.grouping().lasting(Kind.QUARANTINE)).isEmpty();
        told.messages().stream()
                .filter(message -> message.group().kind() == Kind.QUARANTINE)
                .reduce((_, later) -> later)
                .ifPresent(last -> assertThat(last.telling()).isEqualTo(Telling.END));
        assertThat(told.telling.grouping().waiting()).isZero();
    }

    private static void tells(Notification message, String user, String cause) {
        assertThat(message.group()).isEqualTo(new GroupKey(Kind.USERS, cause));
        assertThat(message.telling()).isEqualTo(Telling.NEWS);
        assertThat(message.items()).extracting(Item::name).contains(user);
    }

    @Property(tries = 300)
    void nothingIsToldTwiceInAnInterval(@ForAll("stories") List<Step> story) {
        Told told = Told.of(story);
        told.comeToRest(ENOUGH);

        Map<GroupKey, Instant> last = new HashMap<>();
        for (Notification message : told.messages()) {
            Instant before = last.put(message.group(), message.plannedAt());
            if (before != null) {
                assertThat(message.plannedAt()).isAfterOrEqualTo(before.plus(RHYTHM.interval()));
            }
        }
    }

    @Property(tries = 300)
    void noHourHasMoreThanItMay(@ForAll("stories") List<Step> story) {
        Told told = Told.of(story, SCARCE);
        told.comeToRest(HOUR.multipliedBy(3));

        List<Instant> times =
                told.messages().stream()
                        .filter(message -> !message.group().kind().isAskedFor())
                        .map(Notification::plannedAt)
                        .toList();
        for (int i = SCARCE.perHour(); i < times.size(); i++) {
            assertThat(times.get(i)).isAfterOrEqualTo(times.get(i - SCARCE.perHour()).plus(HOUR));
        }
    }

    @Property(tries = 300)
    void nothingThatHealedIsToldAsNews(@ForAll("stories") List<Step> story) {
        Told told = Told.of(story);

        for (int i = 0; i < told.messages().size(); i++) {
            Notification message = told.messages().get(i);
            if (message.group().kind() == Kind.USERS && message.telling() != Telling.END) {
                assertThat(told.failingThen.get(i))
                        .containsAll(message.items().stream().map(Item::name).toList());
            }
        }
    }

    @Property(tries = 300)
    void nothingIsToldThatIsToBeKeptSilentOf(@ForAll("stories") List<Step> story) {
        Told told = Told.of(story);

        for (int i = 0; i < told.messages().size(); i++) {
            assertThat(told.silencedThen.get(i))
                    .doesNotContain(told.messages().get(i).group().kind());
        }
    }

    @Property(tries = 300)
    void eachHoldIsToldOnce(@ForAll("stories") List<Step> story) {
        Told told = Told.of(story);
        told.comeToRest(ENOUGH);

        assertThat(told.causes(Kind.HOLD)).doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void everyoneToldOfIsToldToBeOverInTheEnd(@ForAll("stories") List<Step> story) {
        Told told = Told.of(story);
        told.comeToRest(ENOUGH);
        for (int user = 0; user < USERS; user++) {
            told.happens(new Step(What.IS_WELL, user, "", 0));
        }
        told.pass(ENOUGH);

        Set<String> lasting = new HashSet<>();
        int overUnnamed = 0;
        for (Notification message : told.messages()) {
            if (message.group().kind() == Kind.USERS) {
                List<String> names = message.items().stream().map(Item::name).toList();
                if (message.telling() == Telling.END) {
                    names.forEach(lasting::remove);
                    overUnnamed += Collections.frequency(names, "");
                } else {
                    lasting.addAll(names);
                    overUnnamed += message.over();
                }
            }
            assertThat(message.lasting()).isLessThanOrEqualTo(USERS);
        }
        assertThat(lasting).hasSizeLessThanOrEqualTo(overUnnamed);
        assertThat(told.telling.grouping().lasting(Kind.USERS)).isEmpty();
    }
}
