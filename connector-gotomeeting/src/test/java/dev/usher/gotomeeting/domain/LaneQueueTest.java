package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LaneQueueTest {

    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);

    private final LaneQueue<String> queue = new LaneQueue<>();

    @Test
    void picksUrgentBeforeBulk() {
        queue.add(Lane.BULK, ANN, "bulk");
        queue.add(Lane.URGENT, BOB, "urgent");

        assertThat(picked(2)).containsExactly("urgent", "bulk");
    }

    @Test
    void letsBulkThroughEveryFifthTime() {
        for (int i = 0; i < 10; i++) {
            queue.add(Lane.URGENT, new UUID(1, i), "urgent");
            queue.add(Lane.BULK, new UUID(2, i), "bulk");
        }

        assertThat(picked(10))
                .containsExactly(
                        "urgent", "urgent", "urgent", "urgent", "bulk", "urgent", "urgent",
                        "urgent", "urgent", "bulk");
    }

    @Test
    void holdsBackAUserWhoIsBusy() {
        queue.add(Lane.BULK, ANN, "first");
        queue.add(Lane.BULK, ANN, "second");

        assertThat(picked(2)).containsExactly("first");

        queue.finished(ANN);
        assertThat(picked(1)).containsExactly("second");
    }

    @Test
    void keepsTheOrderOfArrivalOfAUserAcrossLanes() {
        queue.add(Lane.BULK, BOB, "other");
        queue.add(Lane.BULK, ANN, "earlier");
        queue.add(Lane.URGENT, ANN, "later");

        assertThat(picked(2)).containsExactly("earlier", "other");
        queue.finished(ANN);
        assertThat(picked(1)).containsExactly("later");
    }

    @Test
    void passesOverWhatMayNotBegin() {
        queue.add(Lane.URGENT, ANN, "not yet");
        queue.add(Lane.BULK, BOB, "now");

        assertThat(queue.pick("now"::equals)).contains("now");
        assertThat(queue.waiting(Lane.URGENT)).isEqualTo(1);
    }

    @Test
    void drainsWhatFits() {
        queue.add(Lane.URGENT, ANN, "a");
        queue.add(Lane.BULK, BOB, "b");
        queue.add(Lane.BULK, BOB, "a");

        assertThat(queue.drain("a"::equals)).containsExactly("a", "a");
        assertThat(picked(2)).containsExactly("b");
    }

    private List<String> picked(int times) {
        List<String> picked = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Optional<String> next = queue.pick(_ -> true);
            next.ifPresent(picked::add);
        }
        return picked;
    }
}
