package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrowdTest {

    @ParameterizedTest
    @CsvSource({
        "1000, false",
        "1001, true",
        "1001 0, false",
        "9000 1000, false",
        "9500 501, true",
        "10001 0, true",
        "1001 1001 1001, true"
    })
    void isEnoughWhenEveryApplicationHasEnoughOrMemoryDoesNotAllowMore(
            String waiting, boolean enough) {
        List<Integer> orders = Stream.of(waiting.split(" ", -1)).map(Integer::valueOf).toList();

        assertThat(new Crowd(orders).isEnough()).isEqualTo(enough);
    }

    @Test
    void isNeverEnoughForNobody() {
        assertThat(new Crowd(List.of()).isEnough()).isFalse();
    }
}
