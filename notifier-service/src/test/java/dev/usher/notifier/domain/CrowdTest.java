package dev.usher.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Far more people fail than are kept by name. */
class CrowdTest {

    private static final int CROWD = 4 * Members.IN_FULL;
    private static final String CAUSE = "NO_SEATS";
    private static final GroupKey GROUP = new GroupKey(Kind.USERS, CAUSE);
    private static final Duration WINDOW = Storyteller.RHYTHM.window();
    private static final Duration INTERVAL = Storyteller.RHYTHM.interval();
    private static final Duration REPEAT = Storyteller.RHYTHM.repeat();

    private final Storyteller telling = new Storyteller();

    @Test
    void namesTheLastOfACrowdWhenTheOthersAreWell() {
        crowdFails();
        int left = 10;
        IntStream.range(0, CROWD - left).forEach(it -> telling.isWell(user(it)));

        telling.pass(REPEAT);

        Notification again = telling.last();
        assertThat(again.telling()).isEqualTo(Notification.Telling.AGAIN);
        assertThat(again.count()).isEqualTo(left);
        assertThat(again.over()).isEqualTo(CROWD - left);
        assertThat(again.items())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(CROWD - left, CROWD)
                                .mapToObj(it -> Storyteller.item(user(it)))
                                .toList());
    }

    @Test
    void namesTheNewsThatAreLeftOfACrowd() {
        IntStream.range(0, CROWD).forEach(it -> telling.fails(user(it), CAUSE));
        IntStream.range(0, CROWD - 1).forEach(it -> telling.isWell(user(it)));

        telling.pass(WINDOW);

        assertThat(telling.last().items()).containsExactly(Storyteller.item(user(CROWD - 1)));
    }

    @Test
    void countsEachOfACrowdOnce() {
        crowdFails();
        IntStream.range(0, CROWD).forEach(it -> telling.fails(user(it), CAUSE));

        telling.fails("ana", CAUSE).pass(INTERVAL);

        assertThat(telling.messages()).hasSize(2);
        assertThat(telling.last().count()).isOne();
        assertThat(telling.last().lasting()).isEqualTo(CROWD + 1);
        assertThat(telling.book().day().counts()).containsEntry(Day.Count.FAILED, CROWD + 1);
    }

    @Test
    void saysThatACrowdIsWellAndNamesSome() {
        crowdFails();
        telling.restart();
        IntStream.range(0, CROWD).forEach(it -> telling.isWell(user(it)));

        telling.pass(INTERVAL);

        Notification end = telling.last();
        assertThat(end.telling()).isEqualTo(Notification.Telling.END);
        assertThat(end.count()).isEqualTo(CROWD);
        assertThat(end.allWell()).isTrue();
        assertThat(end.items())
                .hasSize(Notification.MOST_LISTED)
                .noneMatch(item -> item.name().isEmpty());
        assertThat(telling.restart().pass(REPEAT).messages()).hasSize(2);
    }

    @Test
    void movesWhoFailsForAnotherReason() {
        crowdFails();

        IntStream.range(0, CROWD).forEach(it -> telling.fails(user(it), "DATA_REFUSED"));
        telling.pass(WINDOW);

        assertThat(telling.last().group().cause()).isEqualTo("DATA_REFUSED");
        assertThat(telling.last().count()).isEqualTo(CROWD);
        assertThat(telling.grouping().lasting(Kind.USERS)).containsOnlyKeys("DATA_REFUSED");
    }

    @Test
    void passesOverWhatIsOlderThanWhatIsKnown() {
        crowdFails();

        telling.on(new Event.Ended(Kind.USERS, user(CROWD - 1), Storyteller.START.minusSeconds(1)));

        assertThat(telling.grouping().lasting(Kind.USERS)).containsEntry(CAUSE, CROWD);
    }

    @Test
    void saysWhyOnlyIfThatIsTheSameForAll() {
        crowdFails();
        assertThat(telling.grouping().words(GROUP)).contains("No seat is free.");

        String last = UUID.randomUUID().toString();
        telling.on(new Event.Began(GROUP, last, Item.of("Bo", "Other", Storyteller.START)));

        assertThat(telling.grouping().words(GROUP)).isEmpty();
    }

    @Test
    void twoHundredThousandTakeFewMegabytes() {
        int people = 200_000;
        long before = used();

        var heard = new Grouping("app");
        IntStream.range(0, people)
                .forEach(it -> heard.on(new Event.Began(GROUP, user(it), item(it)), at(it)));
        var restored = new Grouping("app");
        IntStream.range(0, people)
                .mapToObj(
                        it ->
                                new Member(
                                        user(it), GROUP, item(it), at(it), Optional.empty(), false))
                .forEach(it -> restored.restore(new Entry.Open("app", it)));
        long each = (used() - before) / (2L * people);

        assertThat(List.of(heard.lasting(Kind.USERS), restored.lasting(Kind.USERS)))
                .allSatisfy(it -> assertThat(it).containsEntry(CAUSE, people));
        assertThat(each).isLessThan(200);
    }

    private void crowdFails() {
        IntStream.range(0, CROWD).forEach(it -> telling.fails(user(it), CAUSE));
        telling.pass(WINDOW);
        assertThat(telling.last().count()).isEqualTo(CROWD);
    }

    private static String user(int number) {
        return new UUID(0x1234_5678_9abc_4defL, number).toString();
    }

    private static Instant at(int number) {
        return Storyteller.START.plusMillis(number);
    }

    private static Item item(int number) {
        return new Item(
                "Person " + number,
                "person." + number + "@example.com",
                "CREATE",
                "Nobody can use seat " + number % 7,
                "Buy a seat, or take one away from seat " + number % 7,
                "",
                Map.of(),
                at(number),
                Optional.empty(),
                Optional.of(user(number)));
    }

    private static long used() {
        var memory = ManagementFactory.getMemoryMXBean();
        return IntStream.range(0, 5)
                .mapToLong(
                        _ -> {
                            memory.gc();
                            return memory.getHeapMemoryUsage().getUsed();
                        })
                .min()
                .orElseThrow();
    }
}
