package dev.usher.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultMappingTest {

    private static Profile profile(Map<String, String> values) {
        return new Profile(
                values.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))));
    }

    private static MappingOutcome mapped(
            String email, String first, String last, Map<String, String> others) {
        var attributes = new TreeMap<>(others);
        attributes.put("firstName", first);
        attributes.put("lastName", last);
        return new MappingOutcome.Mapped(email, attributes, Set.of());
    }

    @Test
    void takesNamesMailAndLanguage() {
        assertThat(
                        DefaultMapping.map(
                                profile(
                                        Map.of(
                                                "mail", " Zoë.Ødegård@Example.com ",
                                                "userPrincipalName", "zo@corp.example",
                                                "givenName", "Zoë",
                                                "surname", "O'Ødegård",
                                                "preferredLanguage", "nb-NO"))))
                .isEqualTo(
                        mapped(
                                "zoë.ødegård@example.com",
                                "Zoë",
                                "O'Ødegård",
                                Map.of("locale", "nb_NO")));
    }

    @ParameterizedTest
    @CsvSource({
        "zh-Hans-CN, Europe/Oslo, timeZone, Europe/Oslo",
        "nb-NO, W. Europe Standard Time, locale, nb_NO"
    })
    void leavesOutALanguageOrTimeZoneThatGoToWouldNotTake(
            String language, String zone, String attribute, String value) {
        assertThat(
                        DefaultMapping.map(
                                profile(
                                        Map.of(
                                                "mail", "ann@example.com",
                                                "givenName", "Ann",
                                                "surname", "Lee",
                                                "preferredLanguage", language,
                                                "timeZone", zone))))
                .isEqualTo(mapped("ann@example.com", "Ann", "Lee", Map.of(attribute, value)));
    }

    @ParameterizedTest
    @CsvSource({
        "Anna, Lee, '', Anna, Lee",
        "Anna, '', '', Anna, Anna",
        "'', Lee, '', Lee, Lee",
        "'', '', Suharto, Suharto, Suharto",
        "'', '', Anna Maria Lee, Anna, Maria Lee",
        "'', '', '', someone, someone"
    })
    void makesTwoNamesOfWhatThereIs(
            String given, String surname, String display, String first, String last) {
        assertThat(
                        DefaultMapping.map(
                                profile(
                                        Map.of(
                                                "userPrincipalName", "someone@example.com",
                                                "givenName", given,
                                                "surname", surname,
                                                "displayName", display))))
                .isEqualTo(mapped("someone@example.com", first, last, Map.of()));
    }

    @Test
    void cutsLongNamesToWhatGoToTakes() {
        var outcome =
                DefaultMapping.map(
                        profile(
                                Map.of(
                                        "mail",
                                        "a@b.example",
                                        "givenName",
                                        "x".repeat(40),
                                        "surname",
                                        "y".repeat(31) + "😀")));

        assertThat(outcome)
                .isEqualTo(mapped("a@b.example", "x".repeat(32), "y".repeat(31), Map.of()));
    }

    @Test
    void refusesAMailThatIsNone() {
        assertThat(DefaultMapping.map(profile(Map.of("mail", "nobody"))))
                .isInstanceOfSatisfying(
                        MappingOutcome.Unmappable.class,
                        refusal ->
                                assertThat(refusal.why().obstacle())
                                        .isEqualTo(Obstacle.INVALID_EMAIL));
        assertThat(DefaultMapping.map(profile(Map.of())))
                .isInstanceOfSatisfying(
                        MappingOutcome.Unmappable.class,
                        refusal ->
                                assertThat(refusal.why().obstacle())
                                        .isEqualTo(Obstacle.IMPORT_SKIPPED));
    }

    @Property
    void givesOnlyWhatGoToTakes(
            @ForAll String mail,
            @ForAll String given,
            @ForAll String surname,
            @ForAll String display) {
        var outcome =
                DefaultMapping.map(
                        profile(
                                Map.of(
                                        "mail",
                                        mail,
                                        "givenName",
                                        given,
                                        "surname",
                                        surname,
                                        "displayName",
                                        display)));

        if (outcome instanceof MappingOutcome.Mapped(var email, var attributes, _)) {
            assertThat(email).contains("@").hasSizeLessThanOrEqualTo(Email.LONGEST);
            assertThat(attributes.get("firstName")).isNotBlank().hasSizeLessThanOrEqualTo(32);
            assertThat(attributes.get("lastName")).isNotBlank().hasSizeLessThanOrEqualTo(32);
        }
    }
}
