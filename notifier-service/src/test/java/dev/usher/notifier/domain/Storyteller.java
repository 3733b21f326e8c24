package dev.usher.notifier.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An application whose people are told of things, second by second, without anything around it. */
final class Storyteller {

    static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    static final Rhythm RHYTHM = Rhythm.DEFAULT;

    private static final Set<Kind> HEARTBEATS =
            EnumSet.of(Kind.QUARANTINE, Kind.MAINTENANCE, Kind.SEATS, Kind.CREDENTIALS);
    private static final int HEARTBEAT_SECONDS = 10;

    private final Map<Kind, Event> heartbeat = new EnumMap<>(Kind.class);
    private final Map<String, Entry> ledger = new LinkedHashMap<>();
    private final List<Notification> messages = new ArrayList<>();
    private final Audience audience;
    private Grouping grouping = new Grouping("app");
    private DayBook book = new DayBook("app");
    private Instant now = START;

    Storyteller() {
        this(RHYTHM);
    }

    Storyteller(Rhythm rhythm) {
        audience = new Audience(List.of(new Target.Mailbox("a@example.com")), rhythm, "en", false);
    }

    static Item item(String user) {
        return Item.of(user, "No seat is free.", START).about(user + "@example.com", "CREATE");
    }

    Storyteller fails(String user, String cause) {
        return on(new Event.Began(new GroupKey(Kind.USERS, cause), user, item(user)));
    }

    Storyteller isWell(String user) {
        return on(new Event.Ended(Kind.USERS, user, now));
    }

    Storyteller isOver(String user, Event.Ended.How how) {
        return on(new Event.Ended(Kind.USERS, user, how, now));
    }

    Storyteller begins(Kind kind, String reason) {
        return say(
                kind,
                new Event.Began(
                        new GroupKey(kind, ""), "it", Item.of("", reason, START).at(reason)));
    }

    Storyteller ends(Kind kind) {
        return say(kind, new Event.Ended(kind, "it", now));
    }

    /** Says how something is, which the connector repeats with each of its heartbeats. */
    Storyteller say(Kind kind, Event event) {
        if (HEARTBEATS.contains(kind)) {
            heartbeat.put(kind, event);
        }
        return on(event);
    }

    Storyteller on(Event event) {
        write(book.hear(grouping, event, now));
        book.unwritten(now).ifPresent(entry -> write(List.of(entry)));
        return this;
    }

    /** Lets time pass, a second at a time. */
    Storyteller pass(Duration time) {
        Instant end = now.plus(time);
        plan();
        while (now.isBefore(end)) {
            now = now.plusSeconds(1);
            if (now.getEpochSecond() % HEARTBEAT_SECONDS == 0) {
                heartbeat.values().forEach(this::on);
            }
            plan();
        }
        return this;
    }

    Storyteller restart() {
        grouping = new Grouping("app");
        book = new DayBook("app");
        ledger.values().stream()
                .sorted(Comparator.comparing(entry -> !(entry instanceof Entry.Sending)))
                .forEach(
                        entry -> {
                            grouping.restore(entry);
                            book.restore(entry);
                        });
        return this;
    }

    Instant now() {
        return now;
    }

    List<Notification> messages() {
        return messages;
    }

    Notification last() {
        return messages.getLast();
    }

    DayBook book() {
        return book;
    }

    Grouping grouping() {
        return grouping;
    }

    private void plan() {
        Optional<Grouping.Plan> plan = next();
        while (plan.isPresent()) {
            write(plan.get().entries());
            messages.add(plan.get().message());
            plan = next();
        }
    }

    private Optional<Grouping.Plan> next() {
        if (grouping.lacksNames(audience, room(), now)) {
            ledger.values().forEach(grouping::recall);
        }
        return grouping.plan(audience, room(), now);
    }

    private int room() {
        Instant hourAgo = now.minus(Duration.ofHours(1));
        return audience.rhythm().perHour()
                - (int)
                        messages.stream()
                                .filter(message -> message.plannedAt().isAfter(hourAgo))
                                .count();
    }

    private void write(List<Entry> entries) {
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Open(String _, Member member) ->
                        ledger.put(member.group().kind() + "|" + member.id(), entry);
                case Entry.Closed(String _, Kind kind, String id) -> ledger.remove(kind + "|" + id);
                case Entry.Sending(Notification message) ->
                        ledger.put(message.id().toString(), entry);
            }
        }
    }
}
