package dev.usher.assignment.adapter.scim.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "userName eq | at position 11",
                "userName eq \"\\u12\" | at position 12",
                "title pr and userName co | at position 24"
            })
    @DisplayName("A value that cannot be read is named by its place, without a parser's own words")
    void namesThePlace(String filter, String place) {
        assertThatThrownBy(() -> Filters.parse(Kind.USER, filter))
                .isInstanceOfSatisfying(
                        ScimException.class,
                        e -> assertThat(e.detail()).contains(place).doesNotContain("Source"));
    }
}
