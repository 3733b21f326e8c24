package dev.usher.assignment.application;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Messages that are committed and not sent yet, in shards: messages with one key are in one shard,
 * and a shard is held by one instance at a time.
 */
public interface Outbox {

    /** Begins to take part in the sending. */
    Session open();

    /**
     * The oldest messages of a shard. Whoever sees a message sees every older one with its key:
     * they were committed one after the other.
     */
    List<Stored> oldest(int shard, int most);

    /** Takes away what was sent of a shard. */
    void forget(int shard, List<Stored> sent);

    /** Tells the other instances that there is something to send. */
    void tellOthers();

    /**
     * How many there are.
     *
     * @param most where counting ends
     */
    long pending(long most);

    /** A message in the outbox. */
    record Stored(long id, Message message) {}

    /**
     * What an instance takes part in the sending with. When it is lost, so are the shards it held.
     */
    interface Session extends AutoCloseable {

        /** How many shards this instance should hold at most, so that all instances share them. */
        int share();

        /** Takes shards that nobody holds, until it has so many; tells all that it holds. */
        Set<Integer> take(int most);

        /** Gives a shard back. */
        void release(int shard);

        /** Waits until another instance tells of something to send, or until the time is over. */
        void await(Duration longest);

        @Override
        void close();
    }
}
