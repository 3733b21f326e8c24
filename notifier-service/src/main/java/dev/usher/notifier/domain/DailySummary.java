package dev.usher.notifier.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a day brought and what lasts, told once a day.
 *
 * @param time of the day when it is told
 * @param zone that the time is meant in
 */
public record DailySummary(LocalTime time, ZoneId zone) {

    private static final String CAUSE = "cause.";
    private static final String WORDS = "why.";
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final GroupKey KEY = new GroupKey(Kind.SUMMARY, "");

    /**
     * The summary, if it is time for one.
     *
     * @param since when mails were begun to be looked after; no summary is told for a time before,
     *     unless it is the one that follows the last
     */
    public Optional<Event> due(Grouping grouping, DayBook book, Instant since, Instant now) {
        Instant last =
                grouping.toldAt(KEY)
                        .filter(told -> told.isAfter(since) || told.plus(TWO_DAYS).isAfter(now))
                        .orElse(since);
        return next(last).isAfter(now)
                ? Optional.empty()
                : Optional.of(event(grouping, book.day(), now));
    }

    private Instant next(Instant after) {
        ZonedDateTime day = after.atZone(zone);
        ZonedDateTime today = day.with(time);
        return (today.toInstant().isAfter(after) ? today : today.plusDays(1)).toInstant();
    }

    private static Event event(Grouping grouping, Day day, Instant now) {
        Map<String, Integer> failing = grouping.lasting(Kind.USERS);
        Map<String, String> facts = new HashMap<>(day.facts());
        facts.put("failing", number(failing.values().stream().mapToInt(Integer::intValue).sum()));
        failing.forEach((cause, count) -> facts.put(CAUSE + cause, number(count)));
        failing.keySet()
                .forEach(
                        cause ->
                                grouping.words(new GroupKey(Kind.USERS, cause))
                                        .ifPresent(words -> facts.put(WORDS + cause, words)));
        facts.put("holds", number(grouping.lasting(Kind.HOLD).size()));
        facts.put("seats", number(grouping.lasting(Kind.SEATS).size()));
        facts.put("quarantine", number(grouping.lasting(Kind.QUARANTINE).size()));
        return new Event.Began(KEY, now.toString(), Item.of("", "", now).with(facts));
    }

    /** By how many users, of the facts of a summary: causes for which they wait. */
    public static SortedMap<String, Integer> causes(Map<String, String> facts) {
        SortedMap<String, Integer> causes = new TreeMap<>();
        facts.forEach(
                (fact, count) -> {
                    if (fact.startsWith(CAUSE)) {
                        causes.put(fact.substring(CAUSE.length()), Integer.parseInt(count));
                    }
                });
        return causes;
    }

    /** What is said of a cause, of the facts of a summary, if that is the same for all. */
    public static Optional<String> words(Map<String, String> facts, String cause) {
        return Optional.ofNullable(facts.get(WORDS + cause));
    }

    private static String number(int count) {
        return Integer.toString(count);
    }
}
