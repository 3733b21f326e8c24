package dev.usher.simulator.gotomeeting.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What users were like until recently, for lists that stay behind. */
final class Past {

    private record Earlier(Instant until, UserKey key, Optional<GoToUser> user) {}

    private final Deque<Earlier> recent = new ArrayDeque<>();

    /** Notes what a user was like before a change; empty for one who was not in the account. */
    void note(Instant changed, UserKey key, Optional<GoToUser> before) {
        recent.addLast(new Earlier(changed, key, before));
    }

    void forget() {
        recent.clear();
    }

    /** Whether a list that stays behind by this much differs from the present. */
    boolean differs(Instant now, Duration lag) {
        while (!recent.isEmpty() && !now.isBefore(recent.getFirst().until().plus(lag))) {
            recent.removeFirst();
        }
        return !recent.isEmpty();
    }

    /** Everyone as the list still shows them. */
    List<GoToUser> before(Collection<GoToUser> present) {
        Map<UserKey, Optional<GoToUser>> shown = new LinkedHashMap<>();
        present.forEach(user -> shown.put(user.key(), Optional.of(user)));
        Map<UserKey, Optional<GoToUser>> earlier = new LinkedHashMap<>();
        recent.forEach(it -> earlier.putIfAbsent(it.key(), it.user()));
        shown.putAll(earlier);
        return new ArrayList<>(shown.values().stream().flatMap(Optional::stream).toList());
    }
}
