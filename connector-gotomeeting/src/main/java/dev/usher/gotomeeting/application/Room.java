package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Lane;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How much each lane has under way, and which of them may begin more. Thread-safe. */
final class Room {

    private final Traffic traffic;
    private final Map<Lane, Integer> working = new ConcurrentHashMap<>();

    Room(Traffic traffic) {
        this.traffic = traffic;
    }

    void begun(Lane lane) {
        working.merge(lane, 1, Integer::sum);
    }

    void ended(Lane lane) {
        working.merge(lane, -1, Integer::sum);
    }

    /** The lanes that may begin something; one more than can call keeps the next call ready. */
    Set<Lane> free() {
        Set<Lane> free = EnumSet.noneOf(Lane.class);
        for (Lane lane : Lane.values()) {
            if (working.getOrDefault(lane, 0) <= traffic.concurrency()) {
                free.add(lane);
            }
        }
        return free;
    }
}
