package dev.usher.diff.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.policy.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTest {

    private static final Instant FAILED = Instant.parse("2026-01-05T08:00:00Z");
    private static final Retries USUAL = new Retries(RetrySchedule.DEFAULT);

    @ParameterizedTest
    @CsvSource({
        "1, PT1M",
        "2, PT5M",
        "3, PT30M",
        "4, PT2H",
        "5, PT6H",
        "6, PT12H",
        "7, P1D",
        "20, P1D"
    })
    void pausesAsWrittenATenthApart(int failures, Duration written) {
        for (int user = 0; user < 50; user++) {
            Instant next = USUAL.next(user(user), failures, FAILED, FAILED).orElseThrow();

            assertThat(Duration.between(FAILED, next))
                    .isBetween(
                            written.multipliedBy(9).dividedBy(10),
                            written.multipliedBy(11).dividedBy(10));
        }
    }

    @Test
    void spreadsUsersWhoFailedTogether() {
        long distinct =
                IntStream.range(0, 1000)
                        .mapToObj(user -> USUAL.next(user(user), 7, FAILED, FAILED))
                        .distinct()
                        .count();

        assertThat(distinct).isGreaterThan(990);
    }

    @Property
    void namesTheSameTimeWheneverAsked(@ForAll long user, @ForAll @IntRange(min = 1) int failures) {
        assertThat(USUAL.next(user(user), failures, FAILED, FAILED))
                .isEqualTo(USUAL.next(user(user), failures, FAILED, FAILED));
    }

    @Property
    void goesForwardUntilItGivesUpForGood(
            @ForAll("schedules") Retries retries,
            @ForAll long user,
            @ForAll @IntRange(max = 600) int secondsPerAttempt) {
        List<Instant> attempts = new ArrayList<>();
        Instant failed = FAILED;
        int failures = 1;
        Optional<Instant> next = retries.next(user(user), failures, FAILED, failed);
        while (next.isPresent()) {
            assertThat(next.get())
                    .isAfter(failed)
                    .isBeforeOrEqualTo(FAILED.plus(retries.schedule().giveUpAfter()));
            attempts.add(next.get());
            failed = next.get().plusSeconds(secondsPerAttempt);
            next = retries.next(user(user), ++failures, FAILED, failed);
        }

        assertThat(attempts).isSorted().doesNotHaveDuplicates();
        for (int later = 0; later < 10; later++) {
            failed = failed.plus(Duration.ofDays(1));
            assertThat(retries.next(user(user), ++failures, FAILED, failed)).isEmpty();
        }
    }

    @Test
    void goesOnDailyForFourWeeks() {
        Instant failed = FAILED;
        int failures = 1;
        Optional<Instant> next = USUAL.next(user(1), failures, FAILED, failed);
        while (next.isPresent()) {
            failed = next.get();
            next = USUAL.next(user(1), ++failures, FAILED, failed);
        }

        assertThat(Duration.between(FAILED, failed))
                .isBetween(Duration.ofDays(26), Duration.ofDays(28));
        assertThat(failures).isBetween(31, 37);
    }

    @Provide
    Arbitrary<Retries> schedules() {
        return Arbitraries.longs()
                .between(1_000, 200_000_000)
                .map(Duration::ofMillis)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .flatMap(
                        delays ->
                                Arbitraries.integers()
                                        .between(0, 24)
                                        .map(
                                                hours ->
                                                        new Retries(
                                                                new RetrySchedule(
                                                                        delays,
                                                                        Duration.ofHours(hours)))));
    }

    private static UserId user(long number) {
        return new UserId(new UUID(0, number));
    }
}
