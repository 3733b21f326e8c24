package dev.usher.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DayTest {

    private static final GroupKey HOLD = new GroupKey(Kind.HOLD, "h1");

    private final Storyteller telling = new Storyteller();

    @Test
    void countsWhatWasDone() {
        done(Day.Count.CREATED, 1).done(Day.Count.CREATED, 2).done(Day.Count.REMOVED, 5);

        assertThat(counts()).isEqualTo(Map.of(Day.Count.CREATED, 2, Day.Count.REMOVED, 1));
    }

    @Test
    void countsNothingTwiceThatIsHeardAgain() {
        done(Day.Count.CREATED, 1).done(Day.Count.CHANGED, 2);
        telling.restart();
        done(Day.Count.CREATED, 1).done(Day.Count.CHANGED, 2).done(Day.Count.CHANGED, 3);

        assertThat(counts()).isEqualTo(Map.of(Day.Count.CREATED, 1, Day.Count.CHANGED, 2));
    }

    @Test
    void countsWhoFailsAndWhoIsWellAgainOnce() {
        telling.fails("ana", "NO_SEATS").fails("ana", "NO_SEATS").fails("bo", "NO_SEATS");
        telling.fails("bo", "DATA_REFUSED").isWell("ana").isWell("ana").isWell("cleo");
        telling.isOver("bo", Event.Ended.How.WITHDRAWN);

        assertThat(counts()).isEqualTo(Map.of(Day.Count.FAILED, 2, Day.Count.HEALED, 1));
    }

    @Test
    void countsWhoIsHeldWhenTheHoldComesUp() {
        Item held = Item.of("", "Too many.", Storyteller.START).with(Map.of("held", "34"));
        telling.on(new Event.Began(HOLD, "h1", held)).on(new Event.Began(HOLD, "h1", held));

        assertThat(counts()).isEqualTo(Map.of(Day.Count.HELD, 34));
    }

    @Test
    void beginsAnewWhenItIsTold() {
        done(Day.Count.CREATED, 7);
        assertThat(telling.book().day().since()).contains(Storyteller.START);
        telling.pass(Duration.ofMinutes(1)).book().turnOver(telling.now());
        done(Day.Count.CREATED, 7).done(Day.Count.CREATED, 8);

        assertThat(telling.book().day())
                .isEqualTo(new Day(since(), 8, Map.of(Day.Count.CREATED, 1)));
    }

    private Optional<Instant> since() {
        return Optional.of(Storyteller.START.plusSeconds(60));
    }

    private DayTest done(Day.Count what, long position) {
        telling.on(new Event.Done(what, position));
        return this;
    }

    private Map<Day.Count, Integer> counts() {
        return telling.book().day().counts();
    }
}
