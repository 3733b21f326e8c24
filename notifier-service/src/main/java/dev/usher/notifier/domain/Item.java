package dev.usher.notifier.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One thing to tell. Texts are single lines of bounded length: what could break out of its line or
 * turn the writing direction becomes a space, and what is too long is cut.
 *
 * @param name of the person or thing concerned; may be empty
 * @param address sign-in name or other address of it; may be empty
 * @param what was tried, as the name of an action; empty: nothing
 * @param why in plain words
 * @param todo what to do about it, in plain words; empty: nothing
 * @param stage told anew when it changes, such as from failing to given up
 * @param facts what else the mail says, by name; numbers and times as text
 * @param occurredAt when it happened
 * @param retryAt when it is tried again by itself
 * @param logId record of the provisioning log that says more
 */
public record Item(
        String name,
        String address,
        String what,
        String why,
        String todo,
        String stage,
        Map<String, String> facts,
        Instant occurredAt,
        Optional<Instant> retryAt,
        Optional<String> logId) {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_TEXT = 1_500;
    static final int LONGEST_FACT = 6_000;

    public Item {
        name = Line.of(name, LONGEST_NAME);
        address = Line.of(address, LONGEST_NAME);
        what = Line.of(what, LONGEST_NAME);
        why = Line.of(why, LONGEST_TEXT);
        todo = Line.of(todo, LONGEST_TEXT);
        stage = Line.of(stage, LONGEST_TEXT);
        SortedMap<String, String> lines = new TreeMap<>();
        facts.forEach((fact, value) -> lines.put(fact, Line.of(value, LONGEST_FACT)));
        facts = Collections.unmodifiableSortedMap(lines);
    }

    /** Fact that tells the reason by its code, by which languages put it into words. */
    public static final String CODE = "code";

    /** Fact that tells the values which the reason names. */
    public static final String VALUES = "values";

    private static final String WITHDRAWN = "withdrawn";

    private static final Set<String> REMOVALS = Set.of("DISABLE", "DELETE");

    /** Stage of a change that is not tried again by itself. */
    public static final String GIVEN_UP = "given up";

    /** Characters of all its texts. */
    int length() {
        return Stream.concat(
                        Stream.of(name, address, what, why, todo, stage), facts.values().stream())
                .mapToInt(String::length)
                .sum();
    }

    /** Whether something was to be taken away. */
    boolean isRemoval() {
        return REMOVALS.contains(what);
    }

    public boolean isGivenUp() {
        return stage.equals(GIVEN_UP);
    }

    /** Whether it is to be told to those who know the other: a milder stage is not. */
    boolean isNewsAfter(Item known) {
        return !stage.equals(known.stage) && !stage.equals(Seats.LOW);
    }

    /** Something that has no more to it than this. */
    public static Item of(String name, String why, Instant occurredAt) {
        return new Item(
                name,
                "",
                "",
                why,
                "",
                "",
                Map.of(),
                occurredAt,
                Optional.empty(),
                Optional.empty());
    }

    public Item about(String address, String what) {
        return new Item(name, address, what, why, todo, stage, facts, occurredAt, retryAt, logId);
    }

    public Item todo(String action) {
        return new Item(name, address, what, why, action, stage, facts, occurredAt, retryAt, logId);
    }

    public Item at(String newStage) {
        return new Item(
                name, address, what, why, todo, newStage, facts, occurredAt, retryAt, logId);
    }

    public Item with(Map<String, String> more) {
        return new Item(name, address, what, why, todo, stage, more, occurredAt, retryAt, logId);
    }

    /**
     * The same with what puts its reason into other words.
     *
     * @param code empty: the group names it
     */
    public Item because(String code, List<String> values) {
        Map<String, String> more = new TreeMap<>(facts);
        if (!code.isEmpty()) {
            more.put(CODE, code);
        }
        if (!values.isEmpty()) {
            more.put(VALUES, String.join(", ", values));
        }
        return with(more);
    }

    /** What is over without having been done. */
    Item withdrawn() {
        Map<String, String> more = new TreeMap<>(facts);
        more.put(WITHDRAWN, "true");
        return with(more);
    }

    /** What is over, of somebody who is not to be named. */
    Item nameless() {
        return of("", "", occurredAt).about("", what).withdrawn();
    }

    /** Whether it is over without having been done. */
    public boolean isWithdrawn() {
        return facts.containsKey(WITHDRAWN);
    }

    public Item retriedAt(Optional<Instant> next) {
        return new Item(name, address, what, why, todo, stage, facts, occurredAt, next, logId);
    }

    public Item logged(String id) {
        return new Item(
                name, address, what, why, todo, stage, facts, occurredAt, retryAt, Optional.of(id));
    }
}
