package dev.usher.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScopeTest {

    private static final String ATTRIBUTE = "department";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "EQUALS | Sales | Sales | YES",
                "EQUALS | Sales | sales | NO",
                "EQUALS | Sales | '  Sales ' | YES",
                "NOT EQUALS | Sales | sales | YES",
                "NOT EQUALS | Sales | Sales | NO",
                "Includes | ale | Sales | YES",
                "Includes | Ale | Sales | NO",
                "ENDS_WITH | les | Sales | YES",
                "ENDS_WITH | LES | Sales | NO",
                "& | Sales and Support | Support | YES",
                "& | Sales and Support | Supporters | NO",
                "!& | Sales and Support | Support | NO",
                "!& | Sales and Support | Finance | YES",
                "Greater_Than | 9 | 10 | YES",
                "Greater_Than | 9 | 9 | NO",
                "Greater_Than | -9 | -8 | YES",
                "Greater_Than | 9 | ten | NO",
                "Greater_Than | 9 | 9.5 | NO",
                "Greater_Than | 9 | 99999999999999999999 | NO",
                "Greater_Than_OR_EQUALS | 9 | 9 | YES",
                "Greater_Than_OR_EQUALS | 9 | 8 | NO",
                "IS TRUE | '' | True | YES",
                "IS TRUE | '' | false | NO",
                "IS TRUE | '' | 1 | NO",
                "IS FALSE | '' | FALSE | YES",
                "IS FALSE | '' | true | NO",
                "IS NULL | '' | null | YES",
                "IS NULL | '' | ' ' | YES",
                "IS NULL | '' | x | NO",
                "IS NOT NULL | '' | x | YES",
                "REGEX MATCH | ^S.*s$ | Sales | YES",
                "REGEX MATCH | al | Sales | YES",
                "REGEX MATCH | AL | Sales | NO",
                "NOT REGEX MATCH | ^S | Sales | NO",
                "NOT REGEX MATCH | ^S | Finance | YES",
                "is not null | '' | x | YES",
                "ends with | les | Sales | YES",
            })
    void holdsAsInEntra(String operator, String value, String given, Scope.Holds expected) {
        Scope scope = scope(filter(clause(operator, value == null ? "" : value)));

        assertThat(scope.passes(user(given))).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IS_NULL")
    void holdsForNobodyWithoutAValue(ScopeOperator operator) {
        String value = operator.compares() ? "1" : "";

        assertThat(scope(filter(clause(operator.symbol(), value))).passes(user(null)))
                .isEqualTo(Scope.Holds.NO);
    }

    @Test
    void isUndecidedWhenARegularExpressionTakesTooLong() {
        Scope scope = scope(filter(clause("REGEX MATCH", "(.*a){12}$")));

        assertThat(scope.passes(user("a".repeat(500) + "!"))).isEqualTo(Scope.Holds.UNKNOWN);
    }

    @Test
    void spendsOnAllRegularExpressionsTogetherWhatItWouldOnOne() {
        Scope scope =
                scope(
                        filter(clause("REGEX MATCH", "(.*a){12}$")),
                        filter(clause("REGEX MATCH", "^a")));

        assertThat(scope.passes(user("a"))).isEqualTo(Scope.Holds.YES);
        assertThat(scope.passes(user("a".repeat(500) + "!"))).isEqualTo(Scope.Holds.UNKNOWN);
    }

    @Test
    void isPassedByEverybodyWhenThereIsNoFilter() {
        assertThat(scope().passes(user(null))).isEqualTo(Scope.Holds.YES);
    }

    @Property
    void joinsClausesByAndAndFiltersByOr(@ForAll("filters") List<List<Boolean>> truths) {
        Scope scope =
                scope(
                        truths.stream()
                                .map(
                                        clauses ->
                                                filter(
                                                        clauses.stream()
                                                                .map(
                                                                        it ->
                                                                                clause(
                                                                                        "EQUALS",
                                                                                        it
                                                                                                ? "a"
                                                                                                : "b"))
                                                                .toArray(
                                                                        ScopeFilter.Clause[]::new)))
                                .toArray(ScopeFilter[]::new));

        boolean expected =
                truths.isEmpty()
                        || truths.stream().anyMatch(clauses -> clauses.stream().allMatch(it -> it));
        assertThat(scope.passes(user("a"))).isEqualTo(Scope.Holds.of(expected));
    }

    @Property
    void agreesWithASimpleModelOfTexts(
            @ForAll("operators") ScopeOperator operator,
            @ForAll("words") String value,
            @ForAll("words") String given) {
        boolean expected =
                switch (operator) {
                    case EQUALS -> given.equals(value);
                    case NOT_EQUALS -> !given.equals(value);
                    case INCLUDES -> given.indexOf(value) >= 0;
                    case ENDS_WITH -> given.matches(".*" + value);
                    case PART_OF -> value.indexOf(given) >= 0;
                    case NOT_PART_OF -> value.indexOf(given) < 0;
                    case REGEX_MATCH -> given.matches(".*" + value + ".*");
                    case NOT_REGEX_MATCH -> !given.matches(".*" + value + ".*");
                    default -> throw new IllegalArgumentException(operator.symbol());
                };

        assertThat(scope(filter(clause(operator.symbol(), value))).passes(user(given)))
                .isEqualTo(Scope.Holds.of(expected));
    }

    @Property
    void comparesWholeNumbers(@ForAll int value, @ForAll int given) {
        assertThat(
                        scope(filter(clause("Greater_Than", Integer.toString(value))))
                                .passes(user(Integer.toString(given))))
                .isEqualTo(Scope.Holds.of(given > value));
        assertThat(
                        scope(filter(clause("Greater_Than_OR_EQUALS", Integer.toString(value))))
                                .passes(user(Integer.toString(given))))
                .isEqualTo(Scope.Holds.of(given >= value));
    }

    @Provide
    Arbitrary<List<List<Boolean>>> filters() {
        return Arbitraries.of(true, false).list().ofMinSize(1).ofMaxSize(3).list().ofMaxSize(3);
    }

    @Provide
    Arbitrary<ScopeOperator> operators() {
        return Arbitraries.of(
                ScopeOperator.EQUALS,
                ScopeOperator.NOT_EQUALS,
                ScopeOperator.INCLUDES,
                ScopeOperator.ENDS_WITH,
                ScopeOperator.PART_OF,
                ScopeOperator.NOT_PART_OF,
                ScopeOperator.REGEX_MATCH,
                ScopeOperator.NOT_REGEX_MATCH);
    }

    @Provide
    Arbitrary<String> words() {
        Arbitrary<String> part = Arbitraries.of("a", "A", "b", "ab");
        return Combinators.combine(part, part.list().ofMaxSize(2))
                .as((head, tail) -> head + String.join("", tail));
    }

    private static Scope scope(ScopeFilter... filters) {
        Faults faults = new Faults();
        Scope scope = Scope.compile(Arrays.asList(filters), new SourceAttributes(Set.of()), faults);
        assertThat(faults.all()).isEmpty();
        return scope;
    }

    private static ScopeFilter filter(ScopeFilter.Clause... clauses) {
        return new ScopeFilter("", List.of(clauses));
    }

    private static ScopeFilter.Clause clause(String operator, String value) {
        return new ScopeFilter.Clause(ATTRIBUTE, operator, value);
    }

    private static UserAttributes user(@org.jspecify.annotations.Nullable String given) {
        return new UserAttributes(
                new SourceUser(
                        SourceUser.State.ACTIVE,
                        new Profile(given == null ? Map.of() : Map.of(ATTRIBUTE, List.of(given))),
                        Set.of()),
                List.of());
    }
}
