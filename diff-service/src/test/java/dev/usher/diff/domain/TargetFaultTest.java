package dev.usher.diff.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetFaultTest {

    @ParameterizedTest
    @ValueSource(strings = {"TOO_MANY_REQUESTS", "UNREACHABLE", "SIGN_IN_REFUSED", "EXPIRED"})
    void concernsEveryChange(String code) {
        assertThat(TargetFault.is(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATA_REFUSED", "NO_SEATS", "NOT_EFFECTIVE", "A_CODE_TO_COME", ""})
    void isNotWhatConcernsOneChange(String code) {
        assertThat(TargetFault.is(code)).isFalse();
    }
}
