package dev.usher.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DailySummaryTest {

    private static final DailySummary MORNING =
            new DailySummary(LocalTime.of(8, 0), ZoneId.of("Europe/Berlin"));
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant NEXT = Instant.parse("2026-11-24T07:00:00Z");

    @Test
    void isDueEachMorning() {
        Grouping grouping = new Grouping("app");

        assertThat(MORNING.due(grouping, new DayBook("app"), NOON, NEXT.minusSeconds(1))).isEmpty();
        assertThat(MORNING.due(grouping, new DayBook("app"), NOON, NEXT)).isPresent();
    }

    @Test
    void isMadeUpForWhenNobodyWasThereToTellIt() {
        Storyteller telling = new Storyteller();
        Instant yesterday = telling.now();
        telling.on(
                MORNING.due(
                                telling.grouping(),
                                telling.book(),
                                yesterday.minus(Duration.ofDays(1)),
                                yesterday)
                        .orElseThrow());
        telling.pass(Duration.ZERO).restart();
        Instant begun = NEXT.plusSeconds(60);

        assertThat(MORNING.due(telling.grouping(), telling.book(), begun, begun)).isPresent();
        Instant aWeekLater = NEXT.plus(Duration.ofDays(7));
        assertThat(MORNING.due(telling.grouping(), telling.book(), aWeekLater, aWeekLater))
                .isEmpty();
    }

    @Test
    void isToldOnceADayAndSaysWhatLasts() {
        Storyteller telling = new Storyteller();
        telling.fails("ana", "NO_SEATS").fails("bo", "NO_SEATS");
        Event summary =
                MORNING.due(telling.grouping(), telling.book(), NOON.minusSeconds(86_400), NOON)
                        .orElseThrow();
        telling.on(summary).pass(Duration.ZERO);

        assertThat(telling.last().items().getFirst().facts())
                .containsEntry("failing", "2")
                .containsEntry("cause.NO_SEATS", "2")
                .containsEntry("why.NO_SEATS", "No seat is free.");
        assertThat(
                        MORNING.due(
                                telling.grouping(),
                                telling.book(),
                                NOON.minusSeconds(86_400),
                                NEXT.minusSeconds(1)))
                .isEmpty();
        assertThat(
                        MORNING.due(
                                telling.restart().grouping(),
                                telling.book(),
                                NOON.minusSeconds(86_400),
                                NEXT))
                .isPresent();
    }
}
