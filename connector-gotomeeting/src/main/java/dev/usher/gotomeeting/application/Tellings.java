package dev.usher.gotomeeting.application;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Accounts that are being told, so many at a time. What did not arrive is doubted, so that it is
 * told again.
 */
final class Tellings implements AutoCloseable {

    private static final int MOST = 500;

    private record Telling(String key, Future<?> arrival) {}

    private final Roster roster;
    private final Deque<Telling> underWay = new ArrayDeque<>();

    Tellings(Roster roster) {
        this.roster = roster;
    }

    /** Takes note of one more, and waits for an earlier one when there are too many. */
    void add(String key, Future<?> arrival) throws ExecutionException, InterruptedException {
        if (arrival.state() == Future.State.SUCCESS) {
            return;
        }
        underWay.add(new Telling(key, arrival));
        if (underWay.size() > MOST) {
            settle(underWay.remove());
        }
    }

    /** Waits until all have arrived. */
    void settle() throws ExecutionException, InterruptedException {
        while (!underWay.isEmpty()) {
            settle(underWay.remove());
        }
    }

    @Override
    public void close() {
        underWay.forEach(
                telling -> {
                    if (telling.arrival().state() != Future.State.SUCCESS) {
                        roster.doubt(telling.key());
                    }
                });
    }

    private void settle(Telling telling) throws ExecutionException, InterruptedException {
        try {
            telling.arrival().get();
        } catch (ExecutionException | InterruptedException e) {
            roster.doubt(telling.key());
            throw e;
        }
    }
}
