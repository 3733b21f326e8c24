package dev.usher.gotomeeting.domain;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** The orders of one user that wait, by lane and in the order of arrival. */
final class UserLine<T> {

    private final UUID id;
    private final Map<Lane, NavigableMap<Long, LaneQueue.Entry<T>>> lanes =
            new EnumMap<>(Lane.class);
    private int busy;

    UserLine(UUID id) {
        this.id = id;
    }

    UUID id() {
        return id;
    }

    void add(LaneQueue.Entry<T> entry) {
        lane(entry.lane()).put(entry.number(), entry);
    }

    void remove(LaneQueue.Entry<T> entry) {
        lane(entry.lane()).remove(entry.number());
    }

    /** The one that came first. */
    Optional<LaneQueue.Entry<T>> head() {
        return Stream.of(Lane.values())
                .flatMap(lane -> first(lane).stream())
                .min(Comparator.comparingLong(LaneQueue.Entry::number));
    }

    /** The one that came first in that lane. */
    Optional<LaneQueue.Entry<T>> first(Lane lane) {
        return Optional.ofNullable(lane(lane).firstEntry()).map(Map.Entry::getValue);
    }

    boolean busy() {
        return busy > 0;
    }

    /** One more of the user's orders is being answered. */
    void begin() {
        busy++;
    }

    void finish() {
        busy--;
    }

    Optional<LaneQueue.Entry<T>> find(UUID order) {
        return lanes.values().stream()
                .flatMap(entries -> entries.values().stream())
                .filter(entry -> entry.order().id().equals(order))
                .findFirst();
    }

    private NavigableMap<Long, LaneQueue.Entry<T>> lane(Lane lane) {
        return lanes.computeIfAbsent(lane, _ -> new TreeMap<>());
    }
}
