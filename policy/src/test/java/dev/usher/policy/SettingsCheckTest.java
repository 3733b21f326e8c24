package dev.usher.policy;

import static dev.usher.policy.AttributeMapping.Type.CONSTANT;
import static dev.usher.policy.AttributeMapping.Type.DIRECT;
import static dev.usher.policy.AttributeMapping.Type.EXPRESSION;
import static dev.usher.policy.AttributeMapping.Type.NONE;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.usher.policy.AttributeMapping.WhenNull;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCheckTest {

    static Stream<Arguments> mappings() {
        return Stream.of(
                Arguments.of(
                        mapping("locale", DIRECT, "givenname"),
                        "mappings[3].source: unknown attribute 'givenname', did you mean"
                                + " givenName?"),
                Arguments.of(
                        mapping("locale", DIRECT, "shoeSize"),
                        "mappings[3].source: unknown attribute 'shoeSize'; list it under"
                                + " sourceAttributes."),
                Arguments.of(
                        mapping("locale", EXPRESSION, "ToLower([givenname])"),
                        "mappings[3].source: There is no attribute [givenname]. Did you mean"
                                + " [givenName]? (column 9)"),
                Arguments.of(
                        mapping("locale", CONSTANT, "French"),
                        "mappings[3].source: locale must be a language, with or without a country,"
                                + " such as fr_FR."),
                Arguments.of(
                        mapping("timeZon", CONSTANT, "Europe/Paris"),
                        "mappings[3].target: unknown attribute 'timeZon' of GoTo, did you mean"
                                + " timeZone?"),
                Arguments.of(
                        mapping("email", DIRECT, "mail"),
                        "mappings[3].target: email is mapped twice."),
                Arguments.of(
                        mapping("locale", NONE, "preferredLanguage"),
                        "mappings[3].source: type none has no source; leave it out, or name another"
                                + " type."),
                Arguments.of(
                        new AttributeMapping(
                                "timeZone", NONE, "", Optional.of("Paris"), WhenNull.KEEP, false),
                        "mappings[3].default: timeZone must be the IANA name of a time zone, such"
                                + " as Europe/Paris."),
                Arguments.of(
                        new AttributeMapping(
                                "timeZone",
                                DIRECT,
                                "timeZone",
                                Optional.of("Europe/Paris"),
                                WhenNull.CLEAR,
                                false),
                        "mappings[3].whenNull: a default takes the place of a value that is"
                                + " missing; choose one."),
                Arguments.of(
                        new AttributeMapping(
                                "timeZone",
                                DIRECT,
                                "timeZone",
                                Optional.empty(),
                                WhenNull.CLEAR,
                                true),
                        "mappings[3].whenNull: what is written only on creation is not cleared;"
                                + " choose one."));
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void refusesAMapping(AttributeMapping mapping, String fault) {
        assertThat(faults(MappingsTest.settings(List.of(mapping)))).containsExactly(fault);
    }

    @Test
    void refusesAnExpressionWithAnUnknownFunction() {
        assertThat(
                        faults(
                                MappingsTest.settings(
                                        List.of(mapping("locale", EXPRESSION, "tolower([mail])")))))
                .singleElement()
                .asString()
                .startsWith("mappings[3].source: ")
                .contains("tolower", "ToLower", "(column 1)");
    }

    @Test
    void refusesMappingsWithoutWhatEveryAccountNeeds() {
        assertThat(with(it -> it.mappings(List.of(mapping("email", DIRECT, "mail")))))
                .containsExactly(
                        "mappings: firstName is missing, and GoTo needs it.",
                        "mappings: lastName is missing, and GoTo needs it.");
        assertThat(
                        with(
                                it ->
                                        it.mappings(
                                                List.of(
                                                        mapping("email", NONE, ""),
                                                        mapping("firstName", DIRECT, "givenName"),
                                                        mapping("lastName", DIRECT, "surname")))))
                .containsExactly("mappings[0].type: email needs a value.");
    }

    @Test
    void namesOfWhatThereIsTooMuch() {
        assertThat(with(it -> it.protectedAccounts(Set.of("a".repeat(300_000)))))
                .singleElement(STRING)
                .matches("settings: written out they have \\d+ bytes, 300000 is the most\\.");
        assertThat(with(it -> it.mappings(nCopies(51, mapping("email", DIRECT, "mail")))))
                .containsExactly("mappings: there are 51, 50 is the most.");
        assertThat(
                        with(
                                it ->
                                        it.matching(
                                                nCopies(
                                                        21,
                                                        new MatchingProperty(
                                                                "email", "[mail]", true)))))
                .containsExactly("matching: there are 21, 20 is the most.");
        ScopeFilter.Clause clause = new ScopeFilter.Clause("city", "IS NULL", "");
        assertThat(with(it -> it.scope(nCopies(2, new ScopeFilter("", nCopies(101, clause))))))
                .containsExactly("scope: there are 202, 200 is the most.");
        assertThat(with(it -> it.scope(List.of(new ScopeFilter("n".repeat(201), List.of(clause))))))
                .containsExactly("scope[0].name: must have at most 200 characters.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SUPER_USER",
                "super_user",
                "Super_User",
                "SuperUser",
                " SUPER_USER",
                "super user",
                "superuser"
            })
    void neverGrantsSuperUserHoweverItIsWritten(String name) {
        assertThat(with(it -> it.roles(List.of(administrator(name)))))
                .containsExactly("roles[0].adminRoles: SUPER_USER is never granted.");
    }

    @ParameterizedTest
    @CsvSource({
        "manage_users, ', did you mean MANAGE_USERS?'",
        "'Manage Users', ', did you mean MANAGE_USERS?'",
        "MANAGE-SEATS, ', did you mean MANAGE_SEATS?'",
        "'', ', such as MANAGE_USERS.'",
        "123, ', such as MANAGE_USERS.'"
    })
    void refusesAnAdminRoleThatIsNotWrittenAsGoToDoes(String name, String advice) {
        assertThat(with(it -> it.roles(List.of(administrator(name)))))
                .containsExactly(
                        "roles[0].adminRoles: '"
                                + name
                                + "' is no admin role of GoTo, whose names are written in capitals"
                                + " with underscores"
                                + advice);
    }

    @Test
    void takesAnAdminRoleThatIsWrittenAsGoToDoes() {
        assertThat(with(it -> it.roles(List.of(administrator("RUN_REPORTS"))))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "GoToMeeting Pro", "81 ", "-81", "٨١"})
    void refusesALicenceThatIsNoNumber(String key) {
        assertThat(with(it -> it.roles(List.of(role("A", key)))))
                .containsExactly(
                        "roles[0].licences: '"
                                + key
                                + "' is no key of a licence: write the number that GoTo has for it,"
                                + " not its name.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Sales"})
    void refusesAGroupThatIsNoNumber(String key) {
        assertThat(with(it -> it.roles(List.of(role(Optional.of(key), "50")))))
                .containsExactly(
                        "roles[0].group: '"
                                + key
                                + "' is no key of a group: write the number that GoTo has for it,"
                                + " not its name.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void refusesACustomRoleWithoutAnId(String id) {
        assertThat(with(it -> it.roles(List.of(role(Optional.empty(), id)))))
                .containsExactly("roles[0].customRoles: an id must not be empty.");
    }

    @Test
    void tellsNoMoreThanPeopleRead() {
        List<String> faults =
                with(
                        it ->
                                it.roles(
                                        nCopies(
                                                60,
                                                new Settings.Role(
                                                        "r".repeat(2_000),
                                                        Set.of("81"),
                                                        Set.of(),
                                                        Optional.empty(),
                                                        Set.of()))));

        assertThat(faults).hasSize(21).last(STRING).isEqualTo("And 39 more.");
        assertThat(faults.getFirst()).hasSize(1_001).startsWith("roles[1].name: role 'rrr");
    }

    @Test
    void takesAttributesThatAreExtensionsOrDeclaredOrNamedAsInEntra() {
        assertThat(
                        faults(
                                MappingsTest.settings(
                                                List.of(
                                                        mapping(
                                                                "locale",
                                                                EXPRESSION,
                                                                "Coalesce([extension_12ab_lang],"
                                                                    + " [onPremisesExtensionAttributes.extensionAttribute1],"
                                                                    + " [extensionAttribute2],"
                                                                    + " [physicalDeliveryOfficeName],"
                                                                    + " [shoeSize])")))
                                        .toBuilder()
                                        .sourceAttributes(Set.of("shoeSize"))
                                        .build()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("clauses")
    void refusesAClause(ScopeFilter.Clause clause, String fault) {
        assertThat(with(it -> it.scope(List.of(new ScopeFilter("", List.of(clause))))))
                .singleElement()
                .asString()
                .startsWith("scope[0].clauses[0]" + fault);
    }

    static Stream<Arguments> clauses() {
        return Stream.of(
                Arguments.of(
                        new ScopeFilter.Clause("departement", "EQUALS", "Sales"),
                        ".attribute: unknown attribute 'departement', did you mean department?"),
                Arguments.of(
                        new ScopeFilter.Clause("department", "EQUAL", "Sales"),
                        ".operator: unknown operator 'EQUAL', did you mean EQUALS?"),
                Arguments.of(
                        new ScopeFilter.Clause("department", "EQUALS", ""),
                        ".value: EQUALS compares with a value; it is missing."),
                Arguments.of(
                        new ScopeFilter.Clause("department", "IS NULL", "x"),
                        ".value: IS NULL compares with nothing; leave the value out."),
                Arguments.of(
                        new ScopeFilter.Clause("department", "Greater_Than", "ten"),
                        ".value: 'ten' is no whole number"),
                Arguments.of(
                        new ScopeFilter.Clause("department", "REGEX MATCH", "(a"), ".value: "));
    }

    @Test
    void refusesAFilterWithoutClauses() {
        assertThat(with(it -> it.scope(List.of(new ScopeFilter("All", List.of())))))
                .containsExactly(
                        "scope[0].clauses: name at least one clause, or leave the filter out.");
    }

    @Test
    void refusesMatchingThatCannotWork() {
        assertThat(
                        with(
                                it ->
                                        it.matching(
                                                List.of(
                                                        new MatchingProperty(
                                                                "mail", "[mail]", false),
                                                        new MatchingProperty(
                                                                "email", "[mail]", false),
                                                        new MatchingProperty(
                                                                "email",
                                                                "[userPrincipalName]",
                                                                true),
                                                        new MatchingProperty(
                                                                "email", "mail", false)))))
                .satisfiesExactly(
                        fault ->
                                assertThat(fault)
                                        .isEqualTo(
                                                "matching[0].target: unknown attribute 'mail' of"
                                                        + " GoTo, did you mean email?"),
                        fault -> assertThat(fault).startsWith("matching[2].caseSensitive: "),
                        fault -> assertThat(fault).startsWith("matching[3].source: "));
    }

    @Test
    void refusesRolesThatContradictEachOther() {
        assertThat(
                        with(
                                it ->
                                        it.roles(
                                                List.of(
                                                        role("A", "1"),
                                                        role("A", "2"),
                                                        role(Desired.DEFAULT_ACCESS, "3")))))
                .containsExactly(
                        "roles[1].name: role 'A' is there twice.",
                        "roles[2].name: Default Access gives nothing unless defaultAccess is"
                                + " true.");
    }

    @Test
    void refusesTimesAndCountsOutOfRange() {
        assertThat(
                        with(
                                it ->
                                        it.deprovisioning(
                                                        new Deprovisioning(
                                                                Deprovisioning.WhenUnassigned
                                                                        .DISABLE,
                                                                Duration.ofDays(31),
                                                                Duration.ofDays(-1),
                                                                Deprovisioning.WhenGone.CREATE,
                                                                false))
                                                .removalGuard(
                                                        new RemovalGuard(
                                                                true,
                                                                -1,
                                                                101,
                                                                Duration.ZERO,
                                                                Duration.ofHours(1),
                                                                Duration.ZERO))
                                                .retrySchedule(
                                                        new RetrySchedule(
                                                                List.of(), Duration.ZERO))))
                .containsExactly(
                        "deprovisioning.grace: must be between 0s and 30d.",
                        "deprovisioning.deleteAfter: must be between 0s and 365d.",
                        "removalGuard.count: must not be negative.",
                        "removalGuard.percent: must be between 0 and 100.",
                        "removalGuard.window: must be between 1s and 7d.",
                        "removalGuard.collect: must be between 0s and 10m.",
                        "removalGuard.hold: must be between 1m and 365d.",
                        "retrySchedule.delays: must be 1 to 50 durations.",
                        "retrySchedule.giveUpAfter: must be between 1s and 365d.");
    }

    private static List<String> with(UnaryOperator<SettingsBuilder> change) {
        return faults(change.apply(Settings.builder("357")).build());
    }

    private static List<String> faults(Settings settings) {
        return SettingsCheck.faults(settings);
    }

    private static Settings.Role administrator(String adminRole) {
        return new Settings.Role("Admin", Set.of(), Set.of(adminRole), Optional.empty(), Set.of());
    }

    private static Settings.Role role(String name, String licence) {
        return new Settings.Role(name, Set.of(licence), Set.of(), Optional.empty(), Set.of());
    }

    private static AttributeMapping mapping(
            String target, AttributeMapping.Type type, String source) {
        return new AttributeMapping(target, type, source, Optional.empty(), WhenNull.KEEP, false);
    }

    private static Settings.Role role(Optional<String> group, String customRole) {
        return new Settings.Role("A", Set.of("81"), Set.of(), group, Set.of(customRole));
    }
}
