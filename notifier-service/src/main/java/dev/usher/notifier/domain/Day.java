package dev.usher.notifier.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an application has seen since the last summary.
 *
 * @param since the last summary, or the first that was counted; empty: nothing has been
 * @param position of the newest change that is counted
 */
public record Day(Optional<Instant> since, long position, Map<Count, Integer> counts) {

    static final Day NONE = new Day(Optional.empty(), -1, Map.of());

    private static final String ID = "day";
    private static final GroupKey KEY = new GroupKey(Kind.DAY, "");
    private static final String POSITION = "position";

    /** What is counted. */
    public enum Count {
        /** Accounts. */
        CREATED,
        /** Accounts, access given back included. */
        CHANGED,
        /** Users who lost access. */
        REMOVED,
        /** Users who could not be provisioned any more. */
        FAILED,
        /** Users who could be again. */
        HEALED,
        /** Users whose removal was held. */
        HELD;

        /** Its name among facts. */
        public String fact() {
            return "day." + name();
        }
    }

    public Day {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** The next day. */
    Day next(Instant now) {
        return new Day(Optional.of(now), position, Map.of());
    }

    /**
     * Takes in what was heard.
     *
     * @param lasted whether that of which it is lasted before
     * @param changed whether it came to anything
     */
    Day after(Event event, boolean lasted, boolean changed, Instant now) {
        return switch (event) {
            case Event.Done(Count what, long at) ->
                    at <= position ? this : new Day(since, at, counts).plus(what, 1, now);
            case Event.Began(GroupKey group, String _, Item item) -> {
                if (lasted || !changed) {
                    yield this;
                }
                yield switch (group.kind()) {
                    case USERS -> plus(Count.FAILED, 1, now);
                    case HOLD ->
                            plus(
                                    Count.HELD,
                                    Integer.parseInt(item.facts().getOrDefault("held", "0")),
                                    now);
                    default -> this;
                };
            }
            case Event.Ended(Kind kind, String _, Event.Ended.How how, Instant _) ->
                    lasted && changed && kind == Kind.USERS && how == Event.Ended.How.WELL
                            ? plus(Count.HEALED, 1, now)
                            : this;
            case Event.WentOn _, Event.OnlyTheseLast _ -> this;
        };
    }

    private Day plus(Count what, int more, Instant now) {
        Map<Count, Integer> sums = new EnumMap<>(Count.class);
        sums.putAll(counts);
        sums.merge(what, more, Integer::sum);
        return new Day(since.or(() -> Optional.of(now)), position, sums);
    }

    /** The counts and where they begin, as facts of a message; none, if nothing was counted. */
    Map<String, String> facts() {
        Map<String, String> facts =
                counts.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        entry -> entry.getKey().fact(),
                                        entry -> entry.getValue().toString()));
        since.ifPresent(at -> facts.put("since", at.toString()));
        return facts;
    }

    /** What is written down of it. */
    Entry entry(String application, Instant now) {
        Map<String, String> facts = new TreeMap<>(facts());
        facts.put(POSITION, Long.toString(position));
        return new Entry.Open(
                application,
                new Member(
                        ID, KEY, Item.of("", "", now).with(facts), now, Optional.empty(), false));
    }

    /** The one that was written down, if this is one. */
    static Optional<Day> of(Entry entry) {
        return entry instanceof Entry.Open(String _, Member member) && member.group().equals(KEY)
                ? Optional.of(of(member.item().facts()))
                : Optional.empty();
    }

    private static Day of(Map<String, String> facts) {
        Map<Count, Integer> counts = new EnumMap<>(Count.class);
        Arrays.stream(Count.values())
                .filter(count -> facts.containsKey(count.fact()))
                .forEach(
                        count ->
                                counts.put(
                                        count,
                                        Integer.parseInt(facts.getOrDefault(count.fact(), "0"))));
        return new Day(
                Optional.ofNullable(facts.get("since")).map(Instant::parse),
                Long.parseLong(facts.getOrDefault(POSITION, "-1")),
                counts);
    }
}
