package dev.usher.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana\r\nBcc: eve@example.com",
                "Ana\u0000\u0007\u001b[31m",
                "Ana\u2028\u2029",
                "Ana \u202Egnirts",
                "\u2066Ana\u2069\u200F",
                "Ana\uD83D"
            })
    void isOfSingleLinesThatRunInTheirOwnDirection(String name) {
        Item item = Item.of(name, name, Instant.EPOCH).about(name, "").with(Map.of("x", name));

        assertThat(item.name() + item.why() + item.address() + item.facts().get("x"))
                .doesNotContainPattern(
                        "[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\u200F\\p{Cs}]");
        assertThat(item.name()).startsWith("Ana");
    }

    @Test
    void cutsWhatIsTooLongButNoCharacterInTwo() {
        Item item = Item.of("😀".repeat(1_000), "a".repeat(5_000), Instant.EPOCH);

        assertThat(item.name()).hasSizeLessThanOrEqualTo(Item.LONGEST_NAME).endsWith("😀…");
        assertThat(item.why()).hasSize(Item.LONGEST_TEXT).endsWith("a…");
    }

    @Test
    void leavesNamesOfAllScriptsAsTheyAre() {
        assertThat(Item.of("مريم الزهراء", "", Instant.EPOCH).name()).isEqualTo("مريم الزهراء");
    }
}
