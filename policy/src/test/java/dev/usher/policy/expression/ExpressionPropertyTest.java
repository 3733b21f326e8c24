package dev.usher.policy.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExpressionPropertyTest {

    @Property
    void anyTextIsUnderstoodOrRefusedWithItsPlace(@ForAll String text) {
        if (Expression.parse(text) instanceof Parsed.Refused(int position, _, String hint)) {
            assertThat(position).isBetween(1, text.length() + 1);
            assertThat(hint).isNotBlank();
        }
    }

    @Property
    void anyTokensAreUnderstoodOrRefusedWithTheirPlace(@ForAll("tokens") String text) {
        if (Expression.parse(text) instanceof Parsed.Refused(int position, _, String hint)) {
            assertThat(position).isBetween(1, text.length() + 1);
            assertThat(hint).isNotBlank();
        }
    }

    @Property
    void anyExpressionAnswersAnyObjectTheSameEachTime(
            @ForAll("expressions") String text, @ForAll("values") List<String> values) {
        Parsed parsed = Expression.parse(text);
        if (parsed instanceof Parsed.Refused(_, String message, _)) {
            assertThat(message).endsWith(" is not a whole number.");
        }
        Assume.that(parsed instanceof Parsed.Ok);
        Expression expression = ((Parsed.Ok) parsed).expression();

        assertThat(expression.evaluate(_ -> values)).isEqualTo(expression.evaluate(_ -> values));
    }

    @Property
    void anyPatternIsUnderstoodOrRefusedAndEnds(
            @ForAll("patterns") String pattern, @ForAll("values") List<String> values) {
        String quoted = pattern.replace("\\", "\\\\").replace("\"", "\\\"");
        if (Expression.parse("Replace([a], , \"" + quoted + "\", , \"<$1>\", , )")
                instanceof Parsed.Ok(Expression expression)) {
            assertThat(expression.evaluate(_ -> values)).isNotNull();
        }
    }

    @Property
    void removingDiacriticsTwiceRemovesNothingMore(@ForAll String text) {
        String bare = Diacritics.normalize(text);

        assertThat(Diacritics.normalize(bare)).isEqualTo(bare);
    }

    @Property
    void loweringTwiceIsLoweringOnce(@ForAll String text) {
        String lower = LetterCase.INVARIANT.lower(text);

        assertThat(LetterCase.INVARIANT.lower(lower)).isEqualTo(lower);
    }

    @Property
    void joiningWhatWasSplitGivesItBack(@ForAll("words") List<String> words) {
        assertThat(
                        Examples.parsed("Join(\",\", Split([a], \",\"))")
                                .evaluate(_ -> List.of(String.join(",", words))))
                .isEqualTo(new Evaluated.Flows(new Value.Text(String.join(",", words)), false));
    }

    @Property
    void leftAndRestMakeTheWhole(@ForAll("words") List<String> words, @ForAll byte cut) {
        String whole = String.join(",", words);
        int at = Math.floorMod(cut, whole.length() + 1);

        assertThat(
                        Examples.parsed(
                                        "Append(Left([a], %d), Mid([a], %d, 1000))"
                                                .formatted(at, at + 1))
                                .evaluate(_ -> List.of(whole)))
                .isEqualTo(new Evaluated.Flows(new Value.Text(whole), false));
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .ofMaxLength(5)
                .list()
                .ofMinSize(1)
                .ofMaxSize(9);
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(20),
                        Arbitraries.of(
                                "", "True", "7", "2020-03-16-07:00", "129699324000000000", "Zoë"))
                .list()
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.of(
                        "(",
                        ")",
                        "[",
                        "]",
                        ",",
                        " ",
                        "\"",
                        "\\",
                        "=",
                        "<>",
                        "&H",
                        "-",
                        "1",
                        "a",
                        "[a]",
                        "\"a\"",
                        "Join(",
                        "IIF(",
                        "Replace(",
                        "Switch(",
                        "FormatDateTime(")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                        "(", ")", "(?:", "(?<n>", "(?=", "[", "]", "-[", "^", "-", "|", "*", "+",
                        "?", "{2}", "{", "\\", "\\d", "\\w", "\\b", "\\k<n>", "\\1", ".", "a", "$",
                        "&&")
                .list()
                .ofMaxSize(15)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> expressions() {
        return expressions(3);
    }

    private static Arbitrary<String> expressions(int depth) {
        Arbitrary<String> leaves =
                Arbitraries.of(
                        "[a]", "\"a\"", "\"\"", "0", "-1", "2", "&HF", "True", "\"2020-01-01\"");
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> expressions(depth - 1));
        return Arbitraries.oneOf(
                leaves,
                Arbitraries.of(
                                "Append(%s, %s)",
                                "BitAnd(%s, %s)",
                                "CBool(%s = %s)",
                                "CDate(%s)",
                                "Coalesce(%s, %s)",
                                "ConvertToBase64(%s)",
                                "ConvertToUTF8Hex(%s)",
                                "Count(%s)",
                                "CStr(%s)",
                                "DateAdd(\"m\", %s, %s)",
                                "DateDiff(\"ww\", %s, %s)",
                                "DateFromNum(%s)",
                                "FormatDateTime(%s, , \"yyyy-MM-dd\", \"r\")",
                                "IgnoreFlowIfNullOrEmpty(%s)",
                                "IIF(%s > %s, %s, %s)",
                                "InStr(%s, %s, %s)",
                                "IsNullOrEmpty(%s)",
                                "IsString(%s)",
                                "Item(%s, %s)",
                                "Join(%s, %s, %s)",
                                "Left(%s, %s)",
                                "Mid(%s, %s, %s)",
                                "NormalizeDiacritics(%s)",
                                "Not(%s)",
                                "NumFromDate(%s)",
                                "PCase(%s, %s)",
                                "Redact(%s)",
                                "RemoveDuplicates(%s)",
                                "Replace(%s, %s, , , %s, , )",
                                "Replace(%s, , \"(?<g>.)\", \"g\", %s, , )",
                                "Split(%s, %s)",
                                "Switch(%s, %s, %s, %s)",
                                "ToUpper(%s)",
                                "Word(%s, %s, %s)")
                        .flatMap(
                                form ->
                                        inner.list()
                                                .ofSize(4)
                                                .map(parts -> form.formatted(parts.toArray()))));
    }
}
