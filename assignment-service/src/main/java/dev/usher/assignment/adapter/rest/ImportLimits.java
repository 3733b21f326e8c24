package dev.usher.assignment.adapter.rest;

import org.springframework.util.unit.DataSize;

/**
 * How much one import may bring, and how long one of its lines may be.
 *
 * @param rehearsed how many rows a dry run looks at
 */
public record ImportLimits(DataSize size, int rows, DataSize line, int rehearsed) {

    /** Of a dry run, which keeps in memory whom it would have changed. */
    ImportLimits ofRehearsal() {
        return new ImportLimits(size, Math.min(rows, rehearsed), line, rehearsed);
    }
}
