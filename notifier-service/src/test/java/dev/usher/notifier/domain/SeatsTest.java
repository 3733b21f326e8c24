package dev.usher.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeatsTest {

    @ParameterizedTest
    @CsvSource({
        "100, 0, OUT",
        "100, -1, OUT",
        "100, 5, LOW",
        "100, 6, nothing",
        "100, 10, nothing",
        "100, 11, enough",
        "30, 3, LOW",
        "30, 7, enough",
        "5, 1, LOW",
        "1, 0, OUT",
        "1, 1, enough",
        "0, 0, nothing"
    })
    void areTooFewFromATenthOnAndEnoughFromTwiceAsMany(int total, int free, String heard) {
        assertThat(
                        new Seats("8100", total, free)
                                .event(Instant.EPOCH)
                                .map(SeatsTest::word)
                                .orElse("nothing"))
                .isEqualTo(heard);
    }

    private static String word(Event event) {
        return switch (event) {
            case Event.Began(GroupKey _, String _, Item item) -> item.stage();
            case Event.Ended _ -> "enough";
            case Event.WentOn _, Event.OnlyTheseLast _, Event.Done _ -> "something else";
        };
    }
}
