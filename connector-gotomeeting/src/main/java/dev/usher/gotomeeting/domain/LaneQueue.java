package dev.usher.gotomeeting.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What waits for one application. Urgent goes first, but bulk is never starved. One at a time per
 * user, in the order of arrival whatever the lane; an urgent order lends its turn to an earlier one
 * of the same user, or takes its place. What may begin is kept apart from what may not, so that a
 * pick costs the same however much waits. Not thread-safe.
 */
public final class LaneQueue<T> {

    private final Map<UUID, UserLine<T>> users = new HashMap<>();
    private final Map<Lane, ReadyUsers<T>> ready = new HashMap<>();
    private final Map<Lane, Integer> waiting = new HashMap<>();
    private final NavigableSet<Entry<T>> byExpiry =
            new TreeSet<>(
                    Comparator.comparing((Entry<T> entry) -> entry.order().validUntil())
                            .thenComparingLong(Entry::number));
    private final Superseded<T> superseded = new Superseded<>();
    private final Set<UserLine<T>> early = new HashSet<>();
    private long settingsVersion = Long.MIN_VALUE;
    private long arrivals;
    private long picks;

    public LaneQueue() {
        for (Lane lane : Lane.values()) {
            ready.put(lane, new ReadyUsers<>());
            waiting.put(lane, 0);
        }
    }

    /**
     * Lets an order wait, unless one that came earlier supersedes it. What it supersedes itself
     * does not wait any more.
     */
    public void add(Lane lane, Order order, T item) {
        Entry<T> entry = new Entry<>(arrivals++, lane, order, item);
        UserLine<T> user = user(entry);
        unplace(user);
        order.supersedes().ifPresent(old -> supersede(user, old, order.validUntil()));
        if (superseded.expected(order.id())) {
            giveUp(user, entry);
        } else {
            user.add(entry);
            byExpiry.add(entry);
            waiting.merge(lane, 1, Integer::sum);
        }
        place(user);
    }

    /**
     * An order that may come yet is not to be begun.
     *
     * @param validUntil when it would not be begun any more in any case
     */
    public void supersede(UUID order, Instant validUntil) {
        superseded.expect(order, validUntil);
    }

    /**
     * Takes out all that were superseded before they were begun. Until they are {@link #finished}
     * nothing of the same user is picked.
     */
    public List<T> superseded() {
        return superseded.take();
    }

    /**
     * Takes what may begin next in some of the lanes: one order, or a creation and others that can
     * share its call. Their users are busy until {@link #finished}.
     *
     * @param version of the settings in use; what was decided by newer ones has to wait
     * @param most creations taken together
     */
    public Optional<Pick<T>> pick(Set<Lane> lanes, long version, int most) {
        goBy(version);
        Optional<Lane> lane =
                Lane.order(picks).stream()
                        .filter(
                                candidate ->
                                        lanes.contains(candidate) && !ready(candidate).isEmpty())
                        .findFirst();
        if (lane.isEmpty()) {
            return Optional.empty();
        }
        picks++;
        List<Entry<T>> picked = ready(lane.get()).next(most);
        picked.forEach(this::begin);
        return Optional.of(new Pick<>(lane.get(), picked.stream().map(Entry::item).toList()));
    }

    /** Takes out all that are not begun and were to be begun before now. */
    public List<T> expired(Instant now) {
        superseded.forget(now);
        List<T> expired = new ArrayList<>();
        while (!byExpiry.isEmpty() && byExpiry.getFirst().order().validUntil().isBefore(now)) {
            Entry<T> entry = byExpiry.getFirst();
            remove(entry);
            expired.add(entry.item());
        }
        return expired;
    }

    /** Takes out all that are not begun. */
    public List<T> all() {
        return drain(_ -> true);
    }

    /** Takes out all that are not begun and were decided by these settings or older ones. */
    public List<T> decidedBy(long version) {
        return drain(order -> order.settingsVersion() <= version);
    }

    /** The user's order was answered; the next one of the user may be picked. */
    public void finished(UUID id) {
        UserLine<T> user = users.get(id);
        if (user != null) {
            user.finish();
            place(user);
        }
    }

    public int waiting(Lane lane) {
        return waiting.getOrDefault(lane, 0);
    }

    private List<T> drain(Predicate<Order> fits) {
        List<Entry<T>> drained =
                byExpiry.stream()
                        .filter(entry -> fits.test(entry.order()))
                        .sorted(Comparator.comparingLong(Entry::number))
                        .toList();
        drained.forEach(this::remove);
        return drained.stream().map(Entry::item).toList();
    }

    private void goBy(long version) {
        if (version != settingsVersion) {
            settingsVersion = version;
            Set<UserLine<T>> again = new HashSet<>(early);
            early.clear();
            again.forEach(this::place);
        }
    }

    private void begin(Entry<T> entry) {
        UserLine<T> user = user(entry);
        unplace(user);
        user.begin();
        forget(user, entry);
    }

    private void remove(Entry<T> entry) {
        UserLine<T> user = user(entry);
        unplace(user);
        forget(user, entry);
        place(user);
    }

    private void supersede(UserLine<T> user, UUID order, Instant validUntil) {
        user.find(order)
                .ifPresentOrElse(
                        entry -> {
                            forget(user, entry);
                            giveUp(user, entry);
                        },
                        () -> supersede(order, validUntil));
    }

    private void giveUp(UserLine<T> user, Entry<T> entry) {
        user.begin();
        superseded.add(entry.item());
    }

    private void forget(UserLine<T> user, Entry<T> entry) {
        user.remove(entry);
        byExpiry.remove(entry);
        waiting.merge(entry.lane(), -1, Integer::sum);
    }

    /** Puts a user where the user's next order can be found. */
    private void place(UserLine<T> user) {
        if (user.busy()) {
            return;
        }
        Optional<Entry<T>> head = user.head();
        if (head.isEmpty()) {
            users.remove(user.id());
        } else if (head.get().order().settingsVersion() > settingsVersion) {
            early.add(user);
        } else {
            ready.forEach(
                    (lane, users) ->
                            user.first(lane).ifPresent(turn -> users.add(turn, head.get())));
        }
    }

    private void unplace(UserLine<T> user) {
        early.remove(user);
        user.head()
                .ifPresent(
                        head ->
                                ready.forEach(
                                        (lane, users) ->
                                                user.first(lane)
                                                        .ifPresent(
                                                                turn -> users.remove(turn, head))));
    }

    private UserLine<T> user(Entry<T> entry) {
        return users.computeIfAbsent(entry.order().userId(), UserLine::new);
    }

    private ReadyUsers<T> ready(Lane lane) {
        return ready.computeIfAbsent(lane, _ -> new ReadyUsers<>());
    }

    /**
     * What was taken.
     *
     * @param lane whose turn it was
     * @param items one, or several creations that can share a call
     */
    public record Pick<T>(Lane lane, List<T> items) {}

    /**
     * An order that waits.
     *
     * @param number in the order of arrival
     */
    record Entry<T>(long number, Lane lane, Order order, T item) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Entry<?> entry && entry.number == number;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }
}
