package dev.usher.policy.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.policy.Profile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BehaviourTest {

    @ParameterizedTest
    @MethodSource("examples")
    void isAsDocumented(Examples.Example example) {
        assertThat(Examples.answer(example.expression(), example.object()))
                .isEqualTo(example.answer());
    }

    static Stream<Examples.Example> examples() throws IOException {
        return Examples.file("behaviour.txt").stream();
    }

    @Test
    void readsTheAttributesThatItNames() {
        Expression expression =
                Examples.parsed("IIF([b] = \"x\", Join(\"\", [a], [b]), ToLower([c]))");

        assertThat(expression.attributes()).containsExactly("a", "b", "c");
    }

    @Test
    void mayBeAnAttributeOrAConstantAlone() {
        assertThat(Examples.answer(" [mail] ", "mail=a@example.com"))
                .isEqualTo("\"a@example.com\"");
        assertThat(Examples.answer("\"say \\\"a\\\\b\\\"\"", "")).isEqualTo("\"say \"a\\b\"\"");
    }

    @Test
    void isRedactedAsAWholeWhereAPartIs() {
        assertThat(Examples.evaluated("Join(\"\", [a], Redact([b]))", "a=1; b=2"))
                .isEqualTo(new Evaluated.Flows(new Value.Text("12"), true));
    }

    @Test
    void dropsTheWholeWhereAPartIsDropped() {
        assertThat(Examples.answer("Append(IgnoreFlowIfNullOrEmpty([a]), \"x\")", ""))
                .isEqualTo("dropped");
    }

    @Test
    void looksOnlyAtTheBranchThatIsTaken() {
        assertThat(Examples.answer("IIF([a] = \"1\", \"one\", Item([a], 0))", "a=1"))
                .isEqualTo("\"one\"");
    }

    @Test
    void takesTheAttributesOfAProfile() {
        Profile profile = new Profile(Map.of("mail", List.of("Ann@example.com")));

        assertThat(
                        Examples.parsed("ToLower([mail])")
                                .evaluate(name -> profile.values().getOrDefault(name, List.of())))
                .isEqualTo(new Evaluated.Flows(new Value.Text("ann@example.com"), false));
    }

    @Test
    void refusesAttributesThatTheCallerDoesNotKnow() {
        assertThat(Expression.parse("Join(\"\", [mail], [Surname])", Set.of("mail", "surname")))
                .isEqualTo(
                        new Parsed.Refused(
                                18, "There is no attribute [Surname].", "Did you mean [surname]?"));
        assertThat(Expression.parse("[employeeHireDate]", Set.of("mail", "surname")))
                .isEqualTo(
                        new Parsed.Refused(
                                1,
                                "There is no attribute [employeeHireDate].",
                                "Use one of: mail, surname"));
        assertThat(Expression.parse("[mail]", Set.of("mail"))).isInstanceOf(Parsed.Ok.class);
    }
}
