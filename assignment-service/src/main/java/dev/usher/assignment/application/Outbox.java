package dev.usher.assignment.application;

import java.util.List;
import java.util.function.Consumer;

/** Messages that are committed and not sent yet. */
public interface Outbox {

    /**
     * Hands the oldest messages to the sender and forgets them when it returns normally; does
     * nothing while another instance is at it.
     *
     * @param most how many at once
     * @return how many went out
     */
    int forward(int most, Consumer<List<Message>> sender);

    long pending();
}
