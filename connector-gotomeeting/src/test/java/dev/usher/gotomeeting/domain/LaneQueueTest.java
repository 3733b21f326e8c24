package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.policy.AccountSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LaneQueueTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final int ANN = 1;
    private static final int BOB = 2;

    private final LaneQueue<String> queue = new LaneQueue<>();

    @Test
    void picksUrgentBeforeBulk() {
        add(Lane.BULK, ANN, "bulk");
        add(Lane.URGENT, BOB, "urgent");

        assertThat(picked(2)).containsExactly("urgent", "bulk");
    }

    @Test
    void letsBulkThroughEveryFifthTime() {
        for (int i = 0; i < 10; i++) {
            add(Lane.URGENT, 100 + i, "urgent");
            add(Lane.BULK, 200 + i, "bulk");
        }

        assertThat(picked(10))
                .containsExactly(
                        "urgent", "urgent", "urgent", "urgent", "bulk", "urgent", "urgent",
                        "urgent", "urgent", "bulk");
    }

    @Test
    void picksOnlyFromLanesThatHaveRoom() {
        add(Lane.BULK, ANN, "bulk");
        add(Lane.URGENT, BOB, "urgent");

        assertThat(queue.pick(Set.of(Lane.BULK), 1, 1))
                .contains(new LaneQueue.Pick<>(Lane.BULK, List.of("bulk")));
        assertThat(queue.pick(Set.of(Lane.BULK), 1, 1)).isEmpty();
    }

    @Test
    void holdsBackAUserWhoIsBusy() {
        add(Lane.BULK, ANN, "first");
        add(Lane.BULK, ANN, "second");

        assertThat(picked(2)).containsExactly("first");

        queue.finished(user(ANN));
        assertThat(picked(1)).containsExactly("second");
    }

    @Test
    void keepsTheOrderOfArrivalOfAUserAcrossLanes() {
        add(Lane.BULK, BOB, "other");
        add(Lane.BULK, ANN, "earlier");
        add(Lane.URGENT, ANN, "later");

        assertThat(picked(2)).containsExactly("earlier", "other");
        queue.finished(user(ANN));
        assertThat(picked(1)).containsExactly("later");
    }

    @Test
    void waitsForTheSettingsAnOrderWasDecidedBy() {
        queue.add(Lane.URGENT, update(ANN, 2, NOW), "not yet");
        add(Lane.BULK, BOB, "now");

        assertThat(picked(2)).containsExactly("now");
        assertThat(queue.waiting(Lane.URGENT)).isEqualTo(1);
        assertThat(queue.pick(EnumSet.allOf(Lane.class), 2, 1)).isPresent();
    }

    @Test
    void takesOutWhatIsTooLate() {
        queue.add(Lane.BULK, update(ANN, 1, NOW.minusSeconds(1)), "late");
        queue.add(Lane.BULK, update(ANN, 1, NOW), "in time");

        assertThat(queue.expired(NOW)).containsExactly("late");
        assertThat(picked(1)).containsExactly("in time");
    }

    @Test
    void picksNothingOfAUserUntilWhatWasSupersededIsAnswered() {
        Order old = update(ANN, 1, NOW);
        queue.add(Lane.BULK, old, "old");
        queue.add(Lane.URGENT, superseding(old), "new");

        assertThat(queue.superseded()).containsExactly("old");
        assertThat(queue.superseded()).isEmpty();
        assertThat(queue.waiting(Lane.BULK)).isZero();
        assertThat(picked(1)).isEmpty();

        queue.finished(user(ANN));
        assertThat(picked(1)).containsExactly("new");
    }

    @Test
    void picksNothingOfAUserUntilBothWhatHadBegunAndWhatWasSupersededAreAnswered() {
        add(Lane.BULK, ANN, "begun");
        assertThat(picked(1)).containsExactly("begun");
        Order old = order(ANN, new UUID(3, 1), Optional.empty());
        queue.add(Lane.BULK, old, "old");
        queue.add(Lane.URGENT, superseding(old), "new");
        assertThat(queue.superseded()).containsExactly("old");

        queue.finished(user(ANN));
        assertThat(picked(1)).isEmpty();
        queue.finished(user(ANN));
        assertThat(picked(1)).containsExactly("new");
    }

    @Test
    void doesNotBeginWhatComesAfterTheOrderThatSupersedesIt() {
        Order old = update(ANN, 1, NOW);
        queue.add(Lane.URGENT, superseding(old), "new");
        assertThat(picked(1)).containsExactly("new");
        queue.finished(user(ANN));

        queue.add(Lane.BULK, old, "old");

        assertThat(queue.superseded()).containsExactly("old");
        queue.finished(user(ANN));
        assertThat(picked(1)).isEmpty();
    }

    @Test
    void forgetsWhatWasSupersededWhenItCouldNotBeBegunAnyMore() {
        Order old = update(ANN, 1, NOW.plusSeconds(60));
        queue.supersede(old.id(), NOW);

        assertThat(queue.expired(NOW.plusSeconds(1))).isEmpty();
        queue.add(Lane.BULK, old, "old");

        assertThat(queue.superseded()).isEmpty();
        assertThat(picked(1)).containsExactly("old");
    }

    @Test
    void takesOutWhatWasDecidedBySettingsUpToNow() {
        queue.add(Lane.URGENT, update(ANN, 1, NOW), "a");
        queue.add(Lane.BULK, update(BOB, 2, NOW), "b");
        queue.add(Lane.BULK, update(BOB, 1, NOW), "c");

        assertThat(queue.decidedBy(1)).containsExactly("a", "c");
        assertThat(queue.pick(EnumSet.allOf(Lane.class), 2, 1))
                .contains(new LaneQueue.Pick<>(Lane.BULK, List.of("b")));
    }

    @Test
    void takesCreationsTogetherThatGiveTheSame() {
        queue.add(Lane.BULK, creation(1, "a@example.com", "9"), "a");
        queue.add(Lane.BULK, creation(2, "b@example.com", "8"), "other licence");
        add(Lane.BULK, 3, "update");
        queue.add(Lane.BULK, creation(4, "A@example.com", "9"), "same e-mail");
        queue.add(Lane.URGENT, creation(5, "d@example.com", "9"), "urgent");
        queue.add(Lane.BULK, creation(6, "e@example.com", "9"), "e");
        queue.add(Lane.BULK, creation(7, "f@example.com", "9"), "one too many");

        assertThat(batch(2)).containsExactly("urgent");
        assertThat(batch(2)).containsExactly("a", "e");
        assertThat(batch(2)).containsExactly("other licence");
        assertThat(batch(2)).containsExactly("update");
        assertThat(batch(9)).containsExactly("same e-mail", "one too many");
    }

    private void add(Lane lane, int user, String item) {
        queue.add(lane, update(user, 1, NOW), item);
    }

    private List<String> batch(int most) {
        return queue.pick(EnumSet.allOf(Lane.class), 1, most).orElseThrow().items();
    }

    private List<String> picked(int times) {
        List<String> picked = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            queue.pick(EnumSet.allOf(Lane.class), 1, 1)
                    .ifPresent(next -> picked.addAll(next.items()));
        }
        return picked;
    }

    static UUID user(int number) {
        return new UUID(0, number);
    }

    static Order update(int user, long version, Instant validUntil) {
        return order(user, Order.Kind.UPDATE, user + "@example.com", "9", version, validUntil);
    }

    static Order creation(int user, String email, String licence) {
        return order(user, Order.Kind.CREATE, email, licence, 1, NOW);
    }

    private static Order superseding(Order old) {
        return order(ANN, new UUID(4, 1), Optional.of(old.id()));
    }

    private static Order order(int user, UUID id, Optional<UUID> supersedes) {
        Order like = update(user, 1, NOW);
        return new Order(
                like.application(),
                id,
                like.userId(),
                like.userName(),
                like.displayName(),
                like.kind(),
                like.accountKey(),
                like.desired(),
                like.changes(),
                like.settingsVersion(),
                like.validUntil(),
                supersedes);
    }

    private static Order order(
            int user,
            Order.Kind kind,
            String email,
            String licence,
            long version,
            Instant validUntil) {
        return new Order(
                "gotomeeting",
                new UUID(1, user),
                user(user),
                email,
                email,
                kind,
                kind == Order.Kind.CREATE ? Optional.empty() : Optional.of("7"),
                AccountSpec.of(
                        email, Map.of(), List.of(licence), List.of(), Optional.empty(), List.of()),
                List.of(),
                version,
                validUntil);
    }
}
