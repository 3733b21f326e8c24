package dev.usher.assignment.adapter.scim.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "userName eq \"x\" | userName eq \"x\"",
                "externalId eq 5b1b-7c5e | externalId eq \"5b1b-7c5e\"",
                "externalId eq 007 | externalId eq \"007\"",
                "a eq 12 | a eq 12",
                "active eq True | active eq true",
                "userName eq jo@x.example and active eq true | userName eq \"jo@x.example\" and"
                        + " active eq true",
                "emails[type eq work] | emails[type eq \"work\"]",
                "emails[type eq \"work\"].value eq \"x\" | emails[(type eq \"work\") and value eq"
                        + " \"x\"]",
                "emails[type eq work].value pr | emails[(type eq \"work\") and value pr]",
                "not (title pr) | not (title pr)",
                "members[value eq \"a b\"] | members[value eq \"a b\"]",
                "emails[type eq \"work\"].value | emails[type eq \"work\"].value",
                "userName eq \"a \\\" or b\" | userName eq \"a \\\" or b\""
            })
    void isRewrittenIntoTheGrammar(String sent, String plain) {
        assertThat(FilterText.plain(sent)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"x",
                "userName xx \"x\"",
                "userName eq (",
                "a eq \"x\")",
                "\"x\" eq a",
                "((((((((((((((((((((((a pr))))))))))))))))))))))"
            })
    void isRefusedWhenItCannotBeRead(String sent) {
        assertThatThrownBy(() -> Filters.parse(Kind.USER, sent))
                .isInstanceOf(ScimException.class)
                .hasMessageStartingWith("filter: ");
    }
}
