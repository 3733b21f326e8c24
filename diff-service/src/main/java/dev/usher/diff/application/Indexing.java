package dev.usher.diff.application;

/**
 * Making the index of matching values anew, after new settings, in slices.
 *
 * @param accountsDone whether all accounts have been taken in, and users are
 * @param cursor the account or user taken in last; empty: none yet
 */
public record Indexing(boolean accountsDone, String cursor) {

    static final Indexing BEGUN = new Indexing(false, "");
}
