package dev.usher.gotomeeting.domain;

import dev.usher.policy.Email;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The users of a lane whose next order may begin, in the order of their turns. */
final class ReadyUsers<T> {

    private final TreeMap<Long, LaneQueue.Entry<T>> turns = new TreeMap<>();
    private final Map<Grants, TreeMap<Long, LaneQueue.Entry<T>>> creations = new HashMap<>();

    boolean isEmpty() {
        return turns.isEmpty();
    }

    /**
     * Adds a user.
     *
     * @param turn the user's first in this lane: when it is the user's turn
     * @param next the user's first in all lanes: what is done then
     */
    void add(LaneQueue.Entry<T> turn, LaneQueue.Entry<T> next) {
        turns.put(turn.number(), next);
        if (next.order().kind() == Order.Kind.CREATE) {
            creations
                    .computeIfAbsent(Grants.of(next.order().desired()), _ -> new TreeMap<>())
                    .put(turn.number(), next);
        }
    }

    void remove(LaneQueue.Entry<T> turn, LaneQueue.Entry<T> next) {
        turns.remove(turn.number());
        if (next.order().kind() == Order.Kind.CREATE) {
            creations.computeIfPresent(
                    Grants.of(next.order().desired()),
                    (_, alike) -> {
                        alike.remove(turn.number());
                        return alike.isEmpty() ? null : alike;
                    });
        }
    }

    /** The next one, and with a creation others that give the same to someone else. */
    List<LaneQueue.Entry<T>> next(int most) {
        LaneQueue.Entry<T> first = turns.firstEntry().getValue();
        if (first.order().kind() != Order.Kind.CREATE) {
            return List.of(first);
        }
        Set<String> emails = new HashSet<>();
        List<LaneQueue.Entry<T>> batch = new ArrayList<>();
        for (LaneQueue.Entry<T> entry :
                creations
                        .getOrDefault(Grants.of(first.order().desired()), new TreeMap<>())
                        .values()) {
            if (batch.size() == most) {
                break;
            }
            if (emails.add(Email.normalized(entry.order().desired().email()))) {
                batch.add(entry);
            }
        }
        return batch;
    }
}
