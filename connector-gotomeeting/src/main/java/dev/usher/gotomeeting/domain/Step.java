package dev.usher.gotomeeting.domain;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One step towards the answer to an order.
 *
 * @param name as in the provisioning log of Microsoft Entra ID
 * @param description what happened, in plain words
 * @param details values concerned, by name
 */
public record Step(
        String name,
        Type type,
        Status status,
        String description,
        SortedMap<String, String> details) {

    /** What kind of step. */
    public enum Type {
        IMPORT,
        MATCHING,
        PROCESSING,
        EXPORT
    }

    /** How it went; a warning is something unusual that did no harm. */
    public enum Status {
        SUCCESS,
        WARNING,
        FAILURE,
        SKIPPED
    }

    public Step {
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }
}
