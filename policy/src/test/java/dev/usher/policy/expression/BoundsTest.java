package dev.usher.policy.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {

    private static final Duration SOON = Duration.ofSeconds(2);

    @ParameterizedTest
    @CsvSource({
        "(a+)+$, a",
        "(a|aa)+$, a",
        "(a|a)*$, a",
        "(.*a){12}$, a",
        "^(([a-z])+.)+[A-Z]([a-z])+$, a",
        "(x+x+)+y, x",
        "(?=(a+))*b, a",
        "(\\\\w+\\\\s?)*\\\\., a",
        "(a?){30}(a?){30}b, a",
        "(a|b?|c?)(a|b?|c?)(a|b?|c?)(a|b?|c?)(a|b?|c?)(a|b?|c?)(a|b?|c?)(a|b?|c?)b, a"
    })
    void endARegularExpressionThatExplodes(String pattern, String letter) {
        Expression expression = Examples.parsed("Replace([a], , \"" + pattern + "\", , \"\", , )");

        Evaluated evaluated =
                Assertions.assertTimeoutPreemptively(
                        SOON, () -> expression.evaluate(_ -> List.of(letter.repeat(5_000) + "!")));

        assertThat(evaluated).isInstanceOf(Evaluated.Failure.class);
    }

    /** All that a matcher does at the end of a text, it does without reading. */
    @ParameterizedTest
    @ValueSource(strings = {"*", "*?", "+", "{0,9}"})
    void endOrRefuseGroupsThatAreNestedHoweverDeep(String quantifier) {
        String pattern = "a" + quantifier;
        for (int depth = 1; depth <= 12; depth++) {
            pattern = "(?:" + pattern + ")" + quantifier;
            if (RegularExpression.compile(pattern + "b")
                    instanceof RegularExpression.Ok(var regex)) {
                Assertions.assertTimeoutPreemptively(
                        SOON, () -> regex.isFoundIn("aaaaa", new RegularExpression.Budget()));
            }
        }
    }

    @Test
    void endManyOptionalPartsAtTheEndOfAText() {
        Expression expression =
                Examples.parsed("Replace([a], , \"" + "a?".repeat(500) + "b\", , \"\", , )");

        Evaluated evaluated =
                Assertions.assertTimeoutPreemptively(
                        SOON, () -> expression.evaluate(_ -> List.of("a".repeat(25))));

        assertThat(evaluated).isInstanceOf(Evaluated.Failure.class);
    }

    @Test
    void endAPatternAsLongAsAnExpressionMayBe() throws InterruptedException {
        AtomicReference<Object> outcome = new AtomicReference<>();
        Thread smallStack =
                new Thread(
                        null,
                        () ->
                                outcome.set(
                                        Expression.parse(
                                                "Replace([a], , \""
                                                        + "a?".repeat(4_900)
                                                        + "\", , \"\", , )")),
                        "small stack",
                        200_000);

        smallStack.start();
        smallStack.join(SOON);

        assertThat(outcome.get()).isInstanceOf(Parsed.class);
    }

    @Test
    void endAGroupThatRepeatsBeyondTheStack() {
        Expression expression = Examples.parsed("Replace([a], , \"(?:a|b)*c\", , \"\", , )");

        assertThat(expression.evaluate(_ -> List.of("ab".repeat(400_000))))
                .isInstanceOf(Evaluated.Failure.class);
    }

    @Test
    void endATextThatGrows() {
        String expression = "[a]";
        for (int i = 0; i < 20; i++) {
            expression = "Replace(" + expression + ", \"x\", , , \"xxxxxxxxxx\", , )";
        }

        assertThat(Examples.evaluated(expression, "a=x"))
                .isEqualTo(
                        new Evaluated.Failure(
                                "Replace", 121, "The result is longer than 10000 characters."));
    }

    @Test
    void letLongTextsPass() {
        assertThat(
                        Examples.parsed("ToUpper([a])")
                                .evaluate(_ -> List.of("a".repeat(Expression.LONGEST_RESULT))))
                .isInstanceOf(Evaluated.Flows.class);
        assertThat(
                        Examples.parsed("ToUpper([a])")
                                .evaluate(_ -> List.of("a".repeat(Expression.LONGEST_RESULT + 1))))
                .isInstanceOf(Evaluated.Failure.class);
    }
}
