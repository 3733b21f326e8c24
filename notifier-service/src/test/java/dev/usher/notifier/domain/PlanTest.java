package dev.usher.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Addressee TEAM = new Addressee("team@example.com", Duration.ofSeconds(60));

    @Test
    void opensAWindowWithTheFirstFailure() {
        Plan plan = plan(Optional.empty(), List.of(failure(1)), NOON);

        assertThat(plan.changed())
                .singleElement()
                .satisfies(
                        mail -> {
                            assertThat(mail.failures()).containsExactly(failure(1));
                            assertThat(mail.sendAt()).isEqualTo(NOON.plusSeconds(60));
                        });
    }

    @Test
    void addsToTheWindowThatIsOpen() {
        Notification open = plan(Optional.empty(), List.of(failure(1)), NOON).changed().getFirst();

        Plan plan = plan(Optional.of(open), List.of(failure(2)), NOON.plusSeconds(59));

        assertThat(plan.changed()).containsExactly(open.with(failure(2)));
    }

    @Test
    void opensAnotherWindowOnceTheFirstHasClosed() {
        Notification open = plan(Optional.empty(), List.of(failure(1)), NOON).changed().getFirst();

        Plan plan = plan(Optional.of(open), List.of(failure(2)), NOON.plusSeconds(60));

        assertThat(plan.changed())
                .singleElement()
                .satisfies(mail -> assertThat(mail.id()).isNotEqualTo(open.id()));
    }

    @Test
    void opensAnotherMailForAnotherAddressee() {
        Notification open = plan(Optional.empty(), List.of(failure(1)), NOON).changed().getFirst();
        var other = new Addressee("boss@example.com", TEAM.window());

        Plan plan = Plan.of("app", Optional.of(open), _ -> false, List.of(failure(2)), other, NOON);

        assertThat(plan.changed())
                .singleElement()
                .satisfies(mail -> assertThat(mail.recipient()).isEqualTo("boss@example.com"));
    }

    @Test
    void opensAnotherMailWhenOneIsFull() {
        List<Failure> many =
                IntStream.range(0, Notification.MOST_FAILURES + 1)
                        .mapToObj(PlanTest::failure)
                        .toList();

        Plan plan = plan(Optional.empty(), many, NOON);

        assertThat(plan.changed())
                .extracting(mail -> mail.failures().size())
                .containsExactly(Notification.MOST_FAILURES, 1);
    }

    @Test
    void plansTheSameMailAgain() {
        assertThat(plan(Optional.empty(), List.of(failure(1)), NOON))
                .isEqualTo(plan(Optional.empty(), List.of(failure(1)), NOON));
    }

    @Property
    void tellsEveryFailureInExactlyOneMailAndInOrder(
            @ForAll @Size(max = 60) List<@IntRange(max = 40) Integer> arrivals,
            @ForAll @IntRange(min = 1, max = 7) int batch,
            @ForAll @IntRange(max = 40) int secondsBetween) {
        Map<NotificationId, Notification> ledger = new LinkedHashMap<>();
        Set<UUID> told = new HashSet<>();
        Instant now = NOON;
        for (int from = 0; from < arrivals.size(); from += batch) {
            List<Failure> failures =
                    arrivals.subList(from, Math.min(arrivals.size(), from + batch)).stream()
                            .map(PlanTest::failure)
                            .toList();
            Optional<Notification> open = ledger.values().stream().reduce((_, last) -> last);
            for (Notification mail :
                    Plan.of("app", open, told::contains, failures, TEAM, now).changed()) {
                ledger.put(mail.id(), mail);
                mail.failures().forEach(failure -> told.add(failure.sourceId()));
            }
            now = now.plusSeconds(secondsBetween);
        }

        List<Failure> mailed = new ArrayList<>();
        ledger.values().forEach(mail -> mailed.addAll(mail.failures()));
        assertThat(mailed).isEqualTo(arrivals.stream().distinct().map(PlanTest::failure).toList());
    }

    private static Plan plan(Optional<Notification> open, List<Failure> failures, Instant now) {
        return Plan.of("app", open, _ -> false, failures, TEAM, now);
    }

    private static Failure failure(int number) {
        return new Failure(
                new UUID(0, number),
                "Person " + number,
                "could not get their GoToMeeting account",
                "No seat is free.",
                "Buy a seat.",
                NOON);
    }
}
