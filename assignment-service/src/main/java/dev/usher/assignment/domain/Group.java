package dev.usher.assignment.domain;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A group in the directory.
 *
 * @param externalId the id at the source that spoke last, where it told one
 * @param sources who has this group
 */
public record Group(
        Principal.Group id,
        String displayName,
        @Nullable String externalId,
        SortedSet<String> sources) {

    public Group {
        sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
    }

    /** This group after a source spoke of it. */
    public Group with(Change.PutGroup put, String source) {
        SortedSet<String> all = new TreeSet<>(sources);
        all.add(source);
        return new Group(
                id,
                put.displayName(),
                put.externalId() == null ? externalId : put.externalId(),
                all);
    }

    /** This group after a source gave it up; without sources it is gone. */
    public Group without(String source) {
        SortedSet<String> others = new TreeSet<>(sources);
        others.remove(source);
        return new Group(id, displayName, externalId, others);
    }
}
