package dev.usher.notifier.domain;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What lasts, told once a day.
 *
 * @param time of the day when it is told
 * @param zone that the time is meant in
 */
public record DailySummary(LocalTime time, ZoneId zone) {

    private static final GroupKey KEY = new GroupKey(Kind.SUMMARY, "");

    /**
     * The summary, if it is time for one.
     *
     * @param since when mails were begun to be looked after; no summary is told for a time before
     */
    public Optional<Event> due(Grouping grouping, Instant since, Instant now) {
        Instant last = grouping.toldAt(KEY).filter(told -> told.isAfter(since)).orElse(since);
        return next(last).isAfter(now) ? Optional.empty() : Optional.of(event(grouping, now));
    }

    private Instant next(Instant after) {
        ZonedDateTime day = after.atZone(zone);
        ZonedDateTime today = day.with(time);
        return (today.toInstant().isAfter(after) ? today : today.plusDays(1)).toInstant();
    }

    private static Event event(Grouping grouping, Instant now) {
        Map<String, Integer> failing = grouping.lasting(Kind.USERS);
        return new Event.Began(
                KEY,
                now.toString(),
                Item.of("", "", now)
                        .with(
                                Map.of(
                                        "failing",
                                        number(
                                                failing.values().stream()
                                                        .mapToInt(Integer::intValue)
                                                        .sum()),
                                        "causes",
                                        failing.entrySet().stream()
                                                .map(it -> it.getKey() + " " + it.getValue())
                                                .collect(Collectors.joining(", ")),
                                        "holds",
                                        number(grouping.lasting(Kind.HOLD).size()),
                                        "seats",
                                        number(grouping.lasting(Kind.SEATS).size()),
                                        "quarantine",
                                        number(grouping.lasting(Kind.QUARANTINE).size()))));
    }

    private static String number(int count) {
        return Integer.toString(count);
    }
}
