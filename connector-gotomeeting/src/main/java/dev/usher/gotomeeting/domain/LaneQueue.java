package dev.usher.gotomeeting.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What waits for one application. Urgent goes first, but every {@value #BULK_TURN}th pick looks at
 * bulk first. One at a time per user, in the order of arrival whatever the lane; an urgent order
 * lends its turn to an earlier one of the same user. Not thread-safe.
 */
public final class LaneQueue<T> {

    /** Every so many picks bulk goes first. */
    static final int BULK_TURN = 5;

    private final Map<Lane, Set<Entry<T>>> lanes = new EnumMap<>(Lane.class);
    private final Map<UUID, Deque<Entry<T>>> byUser = new HashMap<>();
    private final Set<UUID> busy = new HashSet<>();
    private int picks;

    public LaneQueue() {
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new LinkedHashSet<>());
        }
    }

    public void add(Lane lane, UUID user, T item) {
        Entry<T> entry = new Entry<>(lane, user, item);
        lane(lane).add(entry);
        byUser.computeIfAbsent(user, _ -> new ArrayDeque<>()).addLast(entry);
    }

    /** Takes the next one that may begin; its user is busy until {@link #finished}. */
    public Optional<T> pick(Predicate<T> mayBegin) {
        boolean bulkFirst = (picks + 1) % BULK_TURN == 0;
        Optional<Entry<T>> next =
                first(bulkFirst ? Lane.BULK : Lane.URGENT, mayBegin)
                        .or(() -> first(bulkFirst ? Lane.URGENT : Lane.BULK, mayBegin));
        next.ifPresent(
                entry -> {
                    picks++;
                    remove(entry);
                    busy.add(entry.user);
                });
        return next.map(entry -> entry.item);
    }

    /** Takes out all that fit and are not begun, in the order of their lanes. */
    public List<T> drain(Predicate<T> fits) {
        List<Entry<T>> drained = new ArrayList<>();
        lanes.values()
                .forEach(
                        lane ->
                                lane.stream()
                                        .filter(entry -> fits.test(entry.item))
                                        .forEach(drained::add));
        drained.forEach(this::remove);
        return drained.stream().map(entry -> entry.item).toList();
    }

    /** The user's order was answered; the next one of the user may be picked. */
    public void finished(UUID user) {
        busy.remove(user);
    }

    public int waiting(Lane lane) {
        return lane(lane).size();
    }

    private Optional<Entry<T>> first(Lane lane, Predicate<T> mayBegin) {
        for (Entry<T> entry : lane(lane)) {
            Entry<T> head = ofUser(entry.user).getFirst();
            if (!busy.contains(entry.user) && mayBegin.test(head.item)) {
                return Optional.of(head);
            }
        }
        return Optional.empty();
    }

    private void remove(Entry<T> entry) {
        lane(entry.lane).remove(entry);
        Deque<Entry<T>> ofUser = ofUser(entry.user);
        ofUser.remove(entry);
        if (ofUser.isEmpty()) {
            byUser.remove(entry.user);
        }
    }

    private Set<Entry<T>> lane(Lane lane) {
        return lanes.getOrDefault(lane, Set.of());
    }

    private Deque<Entry<T>> ofUser(UUID user) {
        return byUser.getOrDefault(user, new ArrayDeque<>());
    }

    /** Compared by identity: the same item can wait twice. */
    private static final class Entry<T> {
        private final Lane lane;
        private final UUID user;
        private final T item;

        Entry(Lane lane, UUID user, T item) {
            this.lane = lane;
            this.user = user;
            this.item = item;
        }
    }
}
