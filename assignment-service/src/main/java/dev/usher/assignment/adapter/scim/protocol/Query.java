package dev.usher.assignment.adapter.scim.protocol;

import java.util.Optional;

/**
 * Which resources are listed, in which order, and which page of them.
 *
 * @param from counted from 0
 * @param most on the page
 */
public record Query(
        Optional<Condition> filter,
        Optional<Field> sortedBy,
        boolean descending,
        long from,
        int most,
        Projection projection) {

    /** The field that a list can be sorted by. */
    public static Field sortedBy(Kind kind, String path) {
        return Field.of(AttributePath.parse(kind, path), true);
    }
}
