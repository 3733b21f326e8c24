package dev.usher.assignment.adapter.store;

/**
 * Advisory locks of this service. They belong to the schema, as the directory does: two
 * installations may share a database.
 */
final class Locks {

    /** First number of all locks; positive, so that it looks the same in {@code pg_locks}. */
    static final String SPACE = "hashtext('usher ' || current_schema()) & 2147483647";

    /** Shared by changes of people, alone for changes of structure. */
    static final int WRITE = 0;

    /** The first of the shards of the outbox. */
    static final int SHARD = 1;

    /** The lowest of the numbers by which instances show that they are there. */
    static final int PRESENCE = 1_000;

    private Locks() {}
}
