package dev.usher.policy;

import static dev.usher.policy.AttributeMapping.Type.CONSTANT;
import static dev.usher.policy.AttributeMapping.Type.DIRECT;
import static dev.usher.policy.AttributeMapping.Type.EXPRESSION;
import static dev.usher.policy.AttributeMapping.Type.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.policy.AttributeMapping.WhenNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingsTest {

    private static final List<AttributeMapping> NEEDED =
            List.of(
                    mapping("email", EXPRESSION, "Coalesce([mail], [userPrincipalName])"),
                    mapping("firstName", DIRECT, "givenName"),
                    mapping("lastName", DIRECT, "surname"));

    private static final Map<String, List<String>> ANN =
            Map.of(
                    "mail", List.of(" Ann@Example.com"),
                    "givenName", List.of("Ann"),
                    "surname", List.of("Lee"),
                    "preferredLanguage", List.of("fr-FR"));

    @Test
    void takesAttributesConstantsAndExpressions() {
        assertThat(
                        desired(
                                ANN,
                                mapping("locale", DIRECT, "preferredLanguage"),
                                mapping("timeZone", CONSTANT, "Europe/Paris")))
                .isEqualTo(
                        provision(
                                Map.of(
                                        "firstName", "Ann",
                                        "lastName", "Lee",
                                        "locale", "fr_FR",
                                        "timeZone", "Europe/Paris"),
                                Set.of()));
    }

    @Test
    void leavesAnAttributeAloneThatHasNoValue() {
        assertThat(desired(ANN, mapping("timeZone", DIRECT, "timeZone")))
                .isEqualTo(provision(Map.of("firstName", "Ann", "lastName", "Lee"), Set.of()));
    }

    @Test
    void clearsAnAttributeThatHasNoValueWhenAskedTo() {
        var clearing =
                new AttributeMapping(
                        "timeZone", DIRECT, "timeZone", Optional.empty(), WhenNull.CLEAR, false);

        assertThat(desired(ANN, clearing))
                .isEqualTo(
                        provision(
                                Map.of("firstName", "Ann", "lastName", "Lee", "timeZone", ""),
                                Set.of()));
    }

    @Test
    void givesTheDefaultToNewAccountsOnly() {
        var otherwise =
                new AttributeMapping(
                        "timeZone",
                        DIRECT,
                        "timeZone",
                        Optional.of("Europe/Paris"),
                        WhenNull.KEEP,
                        false);
        var alone =
                new AttributeMapping(
                        "locale", NONE, "", Optional.of("fr-FR"), WhenNull.KEEP, false);

        assertThat(desired(ANN, otherwise, alone))
                .isEqualTo(
                        provision(
                                Map.of(
                                        "firstName", "Ann",
                                        "lastName", "Lee",
                                        "locale", "fr_FR",
                                        "timeZone", "Europe/Paris"),
                                Set.of("locale", "timeZone")));
    }

    @Test
    void writesWhatIsMeantForCreationOnlyThen() {
        var onCreate =
                new AttributeMapping(
                        "locale",
                        DIRECT,
                        "preferredLanguage",
                        Optional.empty(),
                        WhenNull.KEEP,
                        true);

        assertThat(desired(ANN, onCreate))
                .isEqualTo(
                        provision(
                                Map.of("firstName", "Ann", "lastName", "Lee", "locale", "fr_FR"),
                                Set.of("locale")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail | ann | InvalidValue | email: 'ann' must be a mail address",
                "givenName | Ann Ann Ann Ann Ann Ann Ann Ann A | InvalidValue | firstName:",
                "surname | '' | MissingValues | lastName: there is no value",
                "preferredLanguage | French | InvalidValue | locale: 'French' must be a language",
            })
    void skipsAUserWhoseValueGoToDoesNotTake(
            String attribute, String value, String reason, String details) {
        Map<String, List<String>> user = new java.util.HashMap<>(ANN);
        user.put(attribute, List.of(value));

        assertThat(desired(user, mapping("locale", DIRECT, "preferredLanguage")))
                .isInstanceOfSatisfying(
                        Desired.Impossible.class,
                        impossible -> {
                            assertThat(impossible.obstacle().code()).isEqualTo(reason);
                            assertThat(impossible.details()).startsWith(details);
                        });
    }

    @Test
    void skipsAUserWithSeveralValuesWhereGoToTakesOne() {
        Map<String, List<String>> user = new java.util.HashMap<>(ANN);
        user.put("givenName", List.of("Ann", "Mary"));

        assertThat(desired(user))
                .isInstanceOfSatisfying(
                        Desired.Impossible.class,
                        impossible ->
                                assertThat(impossible.obstacle().code())
                                        .isEqualTo("SeveralValues"));
    }

    @Test
    void skipsAUserForWhomAnExpressionHasNoAnswer() {
        assertThat(
                        desired(
                                ANN,
                                mapping(
                                        "timeZone",
                                        EXPRESSION,
                                        "FormatDateTime([givenName], , \"yyyy\", \"yyyy\")")))
                .isInstanceOfSatisfying(
                        Desired.Impossible.class,
                        impossible -> {
                            assertThat(impossible.obstacle().code()).isEqualTo("MappingFailed");
                            assertThat(impossible.details())
                                    .startsWith("timeZone: FormatDateTime gave up (column 1).");
                        });
    }

    @Test
    void doesNotTellARedactedValue() {
        Map<String, List<String>> user = new java.util.HashMap<>(ANN);
        user.put("preferredLanguage", List.of("secret"));

        assertThat(desired(user, mapping("locale", EXPRESSION, "Redact([preferredLanguage])")))
                .isInstanceOfSatisfying(
                        Desired.Impossible.class,
                        impossible ->
                                assertThat(impossible.details())
                                        .contains("[Redact]")
                                        .doesNotContain("secret"));
    }

    @Test
    void findsAccountsByTheMappedEmailUnlessToldOtherwise() {
        Policy policy = policy(settings(List.of()));

        assertThat(policy.matchingValues(user(ANN)))
                .containsExactly(new MatchingValue("email", "ann@example.com"));
    }

    private static Desired desired(Map<String, List<String>> user, AttributeMapping... more) {
        return policy(settings(List.of(more))).desired(user(user));
    }

    static Settings settings(List<AttributeMapping> more) {
        List<AttributeMapping> all = new ArrayList<>(NEEDED);
        all.addAll(more);
        return Settings.defaults(
                        "357",
                        List.of(
                                new Settings.Role(
                                        "Organizer",
                                        Set.of("81"),
                                        Set.of(),
                                        Optional.empty(),
                                        Set.of())))
                .toBuilder()
                .mappings(all)
                .build();
    }

    private static SourceUser user(Map<String, List<String>> attributes) {
        return new SourceUser(
                SourceUser.State.ACTIVE, new Profile(attributes), Set.of("Organizer"));
    }

    private static Policy policy(Settings settings) {
        return ((Policy.Ready) Policy.compile(settings)).policy();
    }

    private static AttributeMapping mapping(
            String target, AttributeMapping.Type type, String source) {
        return new AttributeMapping(target, type, source, Optional.empty(), WhenNull.KEEP, false);
    }

    private static Desired provision(Map<String, String> attributes, Set<String> createOnly) {
        return new Desired.Provision(
                AccountSpec.of(
                        "ann@example.com",
                        attributes,
                        List.of("81"),
                        List.of(),
                        Optional.empty(),
                        List.of()),
                createOnly);
    }
}
