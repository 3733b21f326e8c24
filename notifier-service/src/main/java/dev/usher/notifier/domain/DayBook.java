package dev.usher.notifier.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts what one application sees from summary to summary. Not thread-safe. */
public final class DayBook {

    private final String application;
    private Day day = Day.NONE;
    private Day written = day;

    public DayBook(String application) {
        this.application = application;
    }

    /** Goes on from what was written down. */
    public void restore(Entry entry) {
        Day.of(entry)
                .ifPresent(
                        known -> {
                            day = known;
                            written = known;
                        });
    }

    /** Has this event taken in, and counts what comes of it. */
    public List<Entry> hear(Grouping grouping, Event event, Instant now) {
        boolean lasted =
                switch (event) {
                    case Event.Began(GroupKey group, String id, Item _) ->
                            grouping.lasts(group.kind(), id);
                    case Event.Ended(Kind kind, String id, Event.Ended.How _, Instant _) ->
                            grouping.lasts(kind, id);
                    case Event.WentOn _, Event.OnlyTheseLast _, Event.Done _ -> false;
                };
        List<Entry> entries = grouping.on(event, now);
        day = day.after(event, lasted, !entries.isEmpty(), now);
        return entries;
    }

    /** What the day has brought so far. */
    Day day() {
        return day;
    }

    /** The day has been told. */
    public void turnOver(Instant now) {
        day = day.next(now);
    }

    /** What is to be written down, if anything is that was not yet. */
    public Optional<Entry> unwritten(Instant now) {
        if (day.equals(written)) {
            return Optional.empty();
        }
        written = day;
        return Optional.of(day.entry(application, now));
    }
}
