package dev.usher.assignment.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one source says about a person.
 *
 * @param attributes no name without a value
 * @param at when it last said something new
 */
public record Statement(
        @Nullable String externalId,
        String userName,
        Change.Enabled enabled,
        Presence presence,
        SortedMap<String, List<String>> attributes,
        Instant at) {

    /** Whether the source still has the person. */
    public enum Presence {
        HERE,
        SOFT_DELETED,
        HARD_DELETED
    }

    public Statement {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    static Statement first(Change.PutUser said, Instant at) {
        return new Statement(
                        null,
                        said.userName(),
                        Change.Enabled.NOT_SAID,
                        Presence.HERE,
                        Collections.emptySortedMap(),
                        at)
                .after(said, at);
    }

    /** What the source says now; the same, with the same time, when that is nothing new. */
    Statement after(Change.PutUser said, Instant now) {
        SortedMap<String, List<String>> merged =
                said.whole() ? new TreeMap<>() : new TreeMap<>(attributes);
        said.attributes()
                .forEach(
                        (name, values) -> {
                            if (values.isEmpty()) {
                                merged.remove(name);
                            } else {
                                merged.put(name, values);
                            }
                        });
        Statement next =
                new Statement(
                        said.externalId() == null ? externalId : said.externalId(),
                        said.userName(),
                        said.enabled() == Change.Enabled.NOT_SAID ? enabled : said.enabled(),
                        Presence.HERE,
                        merged,
                        at);
        return next.equals(this) ? this : next.at(now);
    }

    /** The same when the source had deleted the person so before, or for good. */
    Statement gone(Presence how, Instant now) {
        if (presence == how || presence == Presence.HARD_DELETED) {
            return this;
        }
        return new Statement(externalId, userName, enabled, how, attributes, now);
    }

    private Statement at(Instant now) {
        return new Statement(externalId, userName, enabled, presence, attributes, now);
    }
}
