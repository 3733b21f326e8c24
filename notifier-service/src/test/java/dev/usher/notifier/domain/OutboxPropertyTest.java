package dev.usher.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What each target gets, whoever is away and for how long, restarts included. */
class OutboxPropertyTest {

    private static final int PER_HOUR = 4;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<Target> TARGETS =
            List.of(new Target.Mailbox("ana@example.com"), new Target.Webhook("chat"));

    /** Some minutes, how many messages are wanted at their beginning, and who is away. */
    record Span(int minutes, int wanted, Set<Target> away, boolean beginsWithARestart) {}

    /** That a target got a message. */
    record Got(String message, Instant at) {}

    @Provide
    Arbitrary<List<Span>> stories() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 90),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(TARGETS).set(),
                        Arbitraries.of(true, false, false))
                .as(Span::new)
                .list()
                .ofMaxSize(15);
    }

    @Property(tries = 200)
    void eachGetsEverythingInOrderAndNoMoreInAnHourThanItMay(@ForAll("stories") List<Span> story) {
        Posting posting = new Posting();
        story.forEach(posting::pass);
        while (posting.wanted > 0 || posting.outbox.pending() > 0) {
            posting.pass(new Span(60, 0, Set.of(), false));
        }

        for (Target to : TARGETS) {
            List<Got> got = posting.got.getOrDefault(to, List.of());
            assertThat(got).extracting(Got::message).isEqualTo(posting.names());
            for (int i = PER_HOUR; i < got.size(); i++) {
                assertThat(got.get(i).at()).isAfterOrEqualTo(got.get(i - PER_HOUR).at().plus(HOUR));
            }
        }
    }

    @Property(tries = 200)
    void nobodyWaitsForAnother(@ForAll("stories") List<Span> story) {
        Target reached = TARGETS.getFirst();
        Posting together = new Posting();
        Posting withoutTrouble = new Posting();
        for (Span span : story) {
            together.pass(
                    new Span(span.minutes(), span.wanted(), Set.of(TARGETS.getLast()), false));
            withoutTrouble.pass(new Span(span.minutes(), span.wanted(), Set.of(), false));
        }

        assertThat(together.got.get(reached)).isEqualTo(withoutTrouble.got.get(reached));
    }

    /** The messages of an application, minute by minute. */
    private static final class Posting {

        private final Patience patience =
                new Patience(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofDays(30));
        private final Map<NotificationId, Notification> ledger = new LinkedHashMap<>();
        private final Map<Target, List<Got>> got = new HashMap<>();
        private Outbox outbox = new Outbox(patience);
        private Instant now = Storyteller.START;
        private int wanted;

        void pass(Span span) {
            wanted += span.wanted();
            if (span.beginsWithARestart()) {
                outbox = new Outbox(patience);
                ledger.values().forEach(outbox::put);
            }
            for (int minute = 0; minute < span.minutes(); minute++) {
                now = now.plusSeconds(60);
                plan();
                Optional<Outbox.Task> task = outbox.due(PER_HOUR, now);
                while (task.isPresent()) {
                    hand(task.get(), span.away());
                    task = outbox.due(PER_HOUR, now);
                }
            }
        }

        List<String> names() {
            return IntStream.range(0, ledger.size()).mapToObj(Integer::toString).toList();
        }

        private void plan() {
            while (wanted > 0 && outbox.room(TARGETS, PER_HOUR, now) > 0) {
                wanted--;
                put(message(ledger.size()));
            }
        }

        private void hand(Outbox.Task task, Set<Target> away) {
            if (away.contains(task.to())) {
                outbox.failed(task, now);
                return;
            }
            outbox.answered(task.to());
            put(task.message().with(new Delivery.Sent(task.to(), now)));
            got.computeIfAbsent(task.to(), _ -> new ArrayList<>())
                    .add(new Got(task.message().group().cause(), now));
        }

        private void put(Notification message) {
            ledger.put(message.id(), message);
            outbox.put(message);
        }

        private Notification message(int number) {
            return OutboxTest.message(
                    new GroupKey(Kind.USERS, Integer.toString(number)),
                    now,
                    TARGETS.toArray(Target[]::new));
        }
    }
}
