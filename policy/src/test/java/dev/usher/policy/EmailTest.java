package dev.usher.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "ann.hall+x@example.com", "ünal@exämple.com", "!~@{}"})
    void isSomethingAtSomething(String text) {
        assertThat(Email.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@b",
                "a",
                "a@b@c",
                "a b@c",
                "a@b\t",
                "a\n@b",
                "a@\u000bb",
                "\u0000a@b",
                "a\u001f@b",
                "a@b\u007f"
            })
    void hasNoSpaceNoControlCharacterAndOneAtSign(String text) {
        assertThat(Email.isValid(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {Email.LONGEST - 1, Email.LONGEST})
    void mayBeAsLongAsGoToTakes(int length) {
        assertThat(Email.isValid("a@" + "b".repeat(length - 2))).isTrue();
        assertThat(Email.isValid("a@" + "b".repeat(Email.LONGEST - 1))).isFalse();
    }
}
