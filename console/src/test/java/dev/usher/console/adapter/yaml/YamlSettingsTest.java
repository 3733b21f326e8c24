package dev.usher.console.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.console.application.SettingsFormat;
import dev.usher.console.application.SettingsFormat.Parsed;
import dev.usher.console.domain.CredentialsReference;
import dev.usher.policy.AttributeMapping;
import dev.usher.policy.AttributeMapping.WhenNull;
import dev.usher.policy.Deprovisioning;
import dev.usher.policy.MatchingProperty;
import dev.usher.policy.RemovalGuard;
import dev.usher.policy.RetrySchedule;
import dev.usher.policy.RoleRules;
import dev.usher.policy.ScopeFilter;
import dev.usher.policy.ScopeFilter.Clause;
import dev.usher.policy.Settings;
import dev.usher.policy.SettingsCheck;
import dev.usher.policy.TargetActions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlSettingsTest {

    @Test
    void readsEverySetting() {
        var parsed =
                parse(
                        """
                        applications:
                          gotomeeting:
                            status: on
                            goToAccountKey: 4242
                            notification:
                              enabled: true
                              email: ops@example.com
                              others: [desk@example.com]
                              webhook: chat
                              language: es
                              window: 2s
                              interval: 1m
                              repeat: 8h
                              mailsPerHour: 7
                              dailySummary: true
                            roles:
                              - {name: Organizer, licences: ["11", 12], adminRoles: [MANAGE_USERS], group: "9", customRoles: [77]}
                            protectedAccounts: [Boss@Example.com]
                            welcomeMail: false
                            fullCycle: 1h
                            revivedAccounts: ask
                            severalRoles: first
                            seatOrder: role
                            defaultAccess: true
                            mappings:
                              - {target: email, source: mail}
                              - {target: firstName, type: expression, source: "Left([givenName], 32)"}
                              - {target: locale, type: none, default: fr-FR, onlyOnCreate: true}
                              - {target: timeZone, source: timeZone, whenNull: clear}
                            matching:
                              - {target: lastName, source: "[surname]", caseSensitive: true}
                            scope:
                              - name: Sales
                                clauses:
                                  - {attribute: department, operator: EQUALS, value: Sales}
                                  - {attribute: employeeId, operator: Greater_Than, value: 10}
                                  - {attribute: mail, operator: IS NOT NULL}
                            sourceAttributes: [shoeSize]
                            targetActions: {create: false, update: false, disable: false, delete: true}
                            deprovisioning: {unassigned: leave, grace: 5m, deleteAfter: 1h, goneAccount: report, everything: true}
                            removalGuard: {enabled: false, count: 1, percent: 2, window: 3h, collect: 4s, hold: 5h}
                            retrySchedule: {delays: [1m, 1h], giveUpAfter: 7d}
                        """);

        assertThat(parsed)
                .isEqualTo(
                        good(
                                Settings.builder("4242")
                                        .status(Settings.Status.ON)
                                        .notification(
                                                new Settings.Notification(
                                                        true,
                                                        Optional.of("ops@example.com"),
                                                        List.of("desk@example.com"),
                                                        Optional.of("chat"),
                                                        Duration.ofSeconds(2),
                                                        new Settings.Notification.Manner(
                                                                "es",
                                                                Duration.ofMinutes(1),
                                                                Duration.ofHours(8),
                                                                7,
                                                                true)))
                                        .roles(
                                                List.of(
                                                        new Settings.Role(
                                                                "Organizer",
                                                                Set.of("11", "12"),
                                                                Set.of("MANAGE_USERS"),
                                                                Optional.of("9"),
                                                                Set.of("77"))))
                                        .protectedAccounts(Set.of("boss@example.com"))
                                        .welcomeMail(false)
                                        .fullCycle(Duration.ofHours(1))
                                        .revivedAccounts(Settings.RevivedAccounts.ASK)
                                        .roleRules(
                                                new RoleRules(
                                                        RoleRules.Several.FIRST,
                                                        RoleRules.SeatOrder.ROLE,
                                                        true))
                                        .mappings(
                                                List.of(
                                                        mapping(
                                                                "email",
                                                                AttributeMapping.Type.DIRECT,
                                                                "mail"),
                                                        mapping(
                                                                "firstName",
                                                                AttributeMapping.Type.EXPRESSION,
                                                                "Left([givenName], 32)"),
                                                        new AttributeMapping(
                                                                "locale",
                                                                AttributeMapping.Type.NONE,
                                                                "",
                                                                Optional.of("fr-FR"),
                                                                WhenNull.KEEP,
                                                                true),
                                                        new AttributeMapping(
                                                                "timeZone",
                                                                AttributeMapping.Type.DIRECT,
                                                                "timeZone",
                                                                Optional.empty(),
                                                                WhenNull.CLEAR,
                                                                false)))
                                        .matching(
                                                List.of(
                                                        new MatchingProperty(
                                                                "lastName", "[surname]", true)))
                                        .scope(
                                                List.of(
                                                        new ScopeFilter(
                                                                "Sales",
                                                                List.of(
                                                                        new Clause(
                                                                                "department",
                                                                                "EQUALS",
                                                                                "Sales"),
                                                                        new Clause(
                                                                                "employeeId",
                                                                                "Greater_Than",
                                                                                "10"),
                                                                        new Clause(
                                                                                "mail",
                                                                                "IS NOT NULL",
                                                                                "")))))
                                        .sourceAttributes(Set.of("shoeSize"))
                                        .targetActions(new TargetActions(false, false, false, true))
                                        .deprovisioning(
                                                new Deprovisioning(
                                                        Deprovisioning.WhenUnassigned.LEAVE,
                                                        Duration.ofMinutes(5),
                                                        Duration.ofHours(1),
                                                        Deprovisioning.WhenGone.REPORT,
                                                        true))
                                        .removalGuard(
                                                new RemovalGuard(
                                                        false,
                                                        1,
                                                        2,
                                                        Duration.ofHours(3),
                                                        Duration.ofSeconds(4),
                                                        Duration.ofHours(5)))
                                        .retrySchedule(
                                                new RetrySchedule(
                                                        List.of(
                                                                Duration.ofMinutes(1),
                                                                Duration.ofHours(1)),
                                                        Duration.ofDays(7)))
                                        .build()));
    }

    @Test
    void fillsInDefaults() {
        var parsed =
                parse(
                        """
                        applications:
                          gotomeeting: {status: off, goToAccountKey: "1"}
                        """);

        assertThat(parsed).isEqualTo(good(Settings.builder("1").build()));
    }

    @Test
    void readsTheSample() throws IOException {
        var parsed = parse(Files.readString(Path.of("..", "deploy", "settings.example.yaml")));

        assertThat(parsed).isInstanceOf(Parsed.Good.class);
        ((Parsed.Good) parsed)
                .settings()
                .values()
                .forEach(settings -> assertThat(SettingsCheck.faults(settings)).isEmpty());
    }

    @Test
    void tellsEveryFaultWithItsPlace() {
        var faults =
                faults(
                        """
                        colour: red
                        applications:
                          Go To:
                            status: maybe
                            welcomeMail: perhaps
                            notification: 5
                            roles: [{licences: 7, licenses: [1]}]
                            fullCycle: 40
                            revivedAccounts: later
                        """);

        assertThat(faults)
                .satisfiesExactlyInAnyOrder(
                        fault ->
                                assertThat(fault)
                                        .isEqualTo(
                                                "applications.Go To.revivedAccounts: must be adopt"
                                                        + " or ask."),
                        fault -> assertThat(fault).startsWith("colour: is not a key"),
                        fault -> assertThat(fault).startsWith("applications.Go To: a name has"),
                        fault -> assertThat(fault).startsWith("applications.Go To.status: "),
                        fault ->
                                assertThat(fault)
                                        .isEqualTo(
                                                "applications.Go To.goToAccountKey: is missing."),
                        fault -> assertThat(fault).startsWith("applications.Go To.welcomeMail: "),
                        fault -> assertThat(fault).startsWith("applications.Go To.notification: "),
                        fault ->
                                assertThat(fault)
                                        .isEqualTo("applications.Go To.roles[0].name: is missing."),
                        fault ->
                                assertThat(fault)
                                        .startsWith("applications.Go To.roles[0].licences: "),
                        fault ->
                                assertThat(fault)
                                        .startsWith(
                                                "applications.Go To.roles[0].licenses: is not a key"
                                                        + " that is known here; known are name,"),
                        fault -> assertThat(fault).contains("fullCycle: '40' is no duration"));
    }

    @ParameterizedTest
    @CsvSource({"40x", "-", "99999999999999999d", "367d", "forty"})
    void refusesWhatIsNoDuration(String text) {
        assertThat(
                        faults(
                                """
                                applications:
                                  a: {status: on, goToAccountKey: 1, fullCycle: "%s"}
                                """
                                        .formatted(text)))
                .singleElement()
                .asString()
                .contains("applications.a.fullCycle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "Null", "NULL"})
    void refusesAnotherWordForNothingUnlessItIsQuoted(String word) {
        String settings =
                """
                applications:
                  a:
                    status: on
                    goToAccountKey: 1
                    roles: [{name: '%s', group: %s}]
                """;

        assertThat(faults(settings.formatted(word, word)))
                .singleElement()
                .asString()
                .matches("line 5, column \\d+: " + word + " is nothing in YAML.*");
        assertThat(parse(settings.formatted(word, "null"))).isInstanceOf(Parsed.Good.class);
    }

    @Test
    void refusesAProtectedAccountThatIsNoAddress() {
        assertThat(
                        faults(
                                """
                                applications:
                                  a: {status: on, goToAccountKey: 1, protectedAccounts: [a@b.example, boss]}
                                """))
                .singleElement()
                .asString()
                .isEqualTo("applications.a.protectedAccounts[1]: 'boss' is no mail address.");
    }

    @Test
    void doesNotBeginToReadATextThatIsTooLarge() {
        assertThat(faults("[".repeat(SettingsFormat.LARGEST + 1)))
                .singleElement()
                .asString()
                .startsWith("It has more than 1000000 characters");
    }

    @Test
    void tellsWhereTheFileIsNoYaml() {
        assertThat(faults("applications:\n  a: [1, 2\n"))
                .singleElement()
                .asString()
                .contains("not YAML at line ");
    }

    @Test
    void readsWhereCredentialsAre() {
        String application = "  %s: {status: on, goToAccountKey: 1, credentials: {%s}}\n";
        String text =
                "applications:\n"
                        + application.formatted("a", "file: /run/secrets/a.json")
                        + application.formatted("b", "environment: SECRET_B");

        assertThat(parse(text))
                .isInstanceOfSatisfying(
                        Parsed.Good.class,
                        good ->
                                assertThat(good.credentials())
                                        .containsExactly(
                                                Map.entry(
                                                        "a",
                                                        new CredentialsReference.File(
                                                                "/run/secrets/a.json")),
                                                Map.entry(
                                                        "b",
                                                        new CredentialsReference.Environment(
                                                                "SECRET_B"))));
    }

    @Test
    void refusesCredentialsThemselvesAndTwoPlacesForThem() {
        for (String credentials : List.of("file: a, environment: B", "clientSecret: hush")) {
            assertThat(
                            faults(
                                    "applications: {a: {status: on, goToAccountKey: 1, credentials:"
                                            + " {%s}}}".formatted(credentials)))
                    .singleElement()
                    .asString()
                    .startsWith("applications.a.credentials.")
                    .doesNotContain("hush");
        }
    }

    @Test
    void refusesReferencesInsteadOfTakingThemForText() {
        assertThat(
                        faults(
                                """
                                applications:
                                  a:
                                    status: on
                                    goToAccountKey: &key 1
                                    roles:
                                      - {name: *key, licences: ["1"], group: '*key'}
                                """))
                .satisfiesExactly(
                        fault ->
                                assertThat(fault)
                                        .startsWith("line 4, column 21: &key is a reference"),
                        fault ->
                                assertThat(fault)
                                        .startsWith("line 6, column 16: *key is a reference")
                                        .contains("put the text in quotes"));
    }

    @Test
    void tellsTheFirstFaultsAndHowManyMoreThereAre() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            text.append("key").append(i).append(": 1\n");
        }

        assertThat(faults(text.toString())).hasSize(21).last().isEqualTo("And 980 more.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: [1, 2\\n"
                    + " | It is not YAML at line 1, column 4: what begins there has no end; look"
                    + " for a quote or bracket that is missing.",
                "a: 1\\n"
                    + "b: c: d\\n"
                    + " | It is not YAML at line 2, column 5: mapping values are not allowed here;"
                    + " look there at indentation, quotes and brackets.",
                "a: 1\\n"
                    + "b: \\0 | It is not YAML at line 2: it contains the character U+0000, which"
                    + " cannot be there.",
                "%YAML 3.0\\n---\\na: 1 | It is not YAML 1.2.",
                "a: 1\\n"
                        + "---\\n"
                        + "b: 2 | line 2, column 1: a second document begins; write everything into"
                        + " one.",
                "a: {b: 1, b: 2} | line 1, column 11: the key 'b' is there twice; keep one of"
                        + " them.",
                "[a]: 1 | line 1, column 1: a key must be a word.",
                "a: 1\\n"
                    + "b: .inf | line 2: this value cannot be read; put it in quotes if it is text."
            })
    void tellsWithOnePlaceAndInPlainWordsWhatIsNoYaml(String text, String fault) {
        assertThat(faults(text.translateEscapes())).containsExactly(fault);
    }

    @Test
    void tellsOfLevelsWithoutEnd() {
        assertThat(faults("[".repeat(100_000)))
                .containsExactly(
                        "line 1, column 21: there are more than 20 levels, one in another.");
    }

    @Test
    void refusesAKeyThatIsThereTwice() {
        assertThat(
                        faults(
                                """
                                applications:
                                  a: {status: on, status: off, goToAccountKey: 1}
                                """))
                .singleElement()
                .asString()
                .contains("line 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "others: [null] | notification.others[0]: is nothing; write what is meant, or leave"
                        + " it out.",
                "email: true | notification.email: must be text; put it in quotes.",
                "email: 1.5 | notification.email: must be text; put it in quotes.",
                "window: true | notification.window: 'true' is no duration of at most a year; write"
                        + " 60s, 40m or 2h."
            })
    void tellsWhatAValueHasToBe(String notification, String fault) {
        assertThat(
                        faults(
                                "applications: {a: {status: on, goToAccountKey: 1, notification:"
                                        + " {%s}}}".formatted(notification)))
                .containsExactly("applications.a." + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{target: email} | mappings[0].source: is missing.",
                "{target: email, type: expression} | mappings[0].source: is missing.",
                "{target: email, source: ' '} | mappings[0].source: must not be empty.",
                "{target: email, type: true, source: mail} | mappings[0].type: must be none or"
                        + " direct or constant or expression."
            })
    void tellsWhatIsMissingInAMapping(String mapping, String fault) {
        assertThat(
                        faults(
                                "applications: {a: {status: on, goToAccountKey: 1, mappings: [%s]}}"
                                        .formatted(mapping)))
                .containsExactly("applications.a." + fault);
    }

    @Test
    void tellsThatTheWholeIsNoMapping() {
        assertThat(faults("- status: on"))
                .containsExactly("It must be a mapping of keys to values.");
    }

    @ParameterizedTest
    @CsvSource({"''", "'# nothing'", "'applications: {}'", "'[]'", "hello"})
    void refusesAFileWithoutApplications(String text) {
        assertThat(faults(text)).isNotEmpty();
    }

    @Test
    void readsThePreview() {
        assertThat(
                        parse(
                                """
                                applications:
                                  gotomeeting: {status: preview, goToAccountKey: 1}
                                """))
                .isEqualTo(good(Settings.builder("1").status(Settings.Status.PREVIEW).build()));
    }

    @Test
    void tellsFaultsInTheRulesWithTheirPlace() {
        assertThat(
                        faults(
                                """
                                applications:
                                  a:
                                    status: on
                                    goToAccountKey: 1
                                    mappings: [{target: email, source: [mail], kind: direct}]
                                    scope: [{clauses: [{attribute: mail}]}]
                                    removalGuard: {count: many}
                                    retrySchedule: {delays: [5]}
                                """))
                .satisfiesExactlyInAnyOrder(
                        fault ->
                                assertThat(fault)
                                        .isEqualTo(
                                                "applications.a.mappings[0].source: must be one"
                                                        + " value, not a list or mapping."),
                        fault -> assertThat(fault).startsWith("applications.a.mappings[0].kind: "),
                        fault ->
                                assertThat(fault)
                                        .isEqualTo(
                                                "applications.a.scope[0].clauses[0].operator: is"
                                                        + " missing."),
                        fault ->
                                assertThat(fault)
                                        .isEqualTo(
                                                "applications.a.removalGuard.count: must be a whole"
                                                        + " number."),
                        fault ->
                                assertThat(fault)
                                        .startsWith("applications.a.retrySchedule.delays[0]: '5'"));
    }

    @Test
    void tellsAWholeFileFromWhatItSaysOfOneApplication() {
        Parsed parsed =
                new YamlSettings()
                        .parseOne("gotomeeting", "applications: {gotomeeting: {status: on}}");

        assertThat(parsed)
                .isEqualTo(
                        new Parsed.Faulty(
                                List.of(
                                        "applications: this is a whole settings file; give what"
                                                + " stands there under gotomeeting.")));
    }

    private static AttributeMapping mapping(
            String target, AttributeMapping.Type type, String source) {
        return new AttributeMapping(target, type, source, Optional.empty(), WhenNull.KEEP, false);
    }

    private static Parsed parse(String text) {
        return new YamlSettings().parse(text);
    }

    private static Parsed good(Settings settings) {
        return new Parsed.Good(new TreeMap<>(Map.of("gotomeeting", settings)), new TreeMap<>());
    }

    private static List<String> faults(String text) {
        return switch (parse(text)) {
            case Parsed.Faulty(List<String> faults) -> faults;
            case Parsed.Good _ -> List.of();
        };
    }
}
