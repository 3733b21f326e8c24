package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LaneQueuePropertyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Property
    void losesNothingAndServesEveryUserInOrder(
            @ForAll @Size(max = 60) List<@IntRange(max = 39) Integer> arrivals,
            @ForAll @IntRange(min = 1, max = 5) int most) {
        LaneQueue<Integer> queue = new LaneQueue<>();
        Map<Integer, List<Integer>> wanted = new HashMap<>();
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < arrivals.size(); i++) {
            int user = arrivals.get(i) % 10;
            boolean creation = arrivals.get(i) / 10 % 2 == 0;
            Order order =
                    creation
                            ? LaneQueueTest.creation(user, user + "@example.com", "9")
                            : LaneQueueTest.update(user, 1, NOW);
            orders.add(order);
            queue.add(arrivals.get(i) < 20 ? Lane.URGENT : Lane.BULK, order, i);
            wanted.computeIfAbsent(user, _ -> new ArrayList<>()).add(i);
        }

        Map<Integer, List<Integer>> served = new HashMap<>();
        Optional<LaneQueue.Pick<Integer>> pick = queue.pick(EnumSet.allOf(Lane.class), 1, most);
        while (pick.isPresent()) {
            Set<Integer> users = new HashSet<>();
            assertThat(pick.get().items()).isNotEmpty().hasSizeLessThanOrEqualTo(most);
            for (int item : pick.get().items()) {
                int user = arrivals.get(item) % 10;
                assertThat(users.add(user)).isTrue();
                served.computeIfAbsent(user, _ -> new ArrayList<>()).add(item);
            }
            pick.get().items().forEach(item -> queue.finished(orders.get(item).userId()));
            pick = queue.pick(EnumSet.allOf(Lane.class), 1, most);
        }

        assertThat(served).isEqualTo(wanted);
        assertThat(queue.waiting(Lane.URGENT) + queue.waiting(Lane.BULK)).isZero();
    }

    @Property(tries = 1)
    void picksAsFastFromALongQueue() {
        LaneQueue<Integer> queue = new LaneQueue<>();
        for (int i = 0; i < 100_000; i++) {
            queue.add(Lane.BULK, LaneQueueTest.update(i % 50_000, 1, NOW), i);
        }
        long before = System.nanoTime();
        for (int i = 0; i < 50_000; i++) {
            assertThat(queue.pick(EnumSet.allOf(Lane.class), 1, 25)).isPresent();
            assertThat(queue.expired(NOW)).isEmpty();
        }

        assertThat(queue.pick(EnumSet.allOf(Lane.class), 1, 25)).isEmpty();
        assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
    }
}
