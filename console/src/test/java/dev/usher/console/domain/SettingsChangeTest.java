package dev.usher.console.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.policy.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SettingsChangeTest {

    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

    @Test
    void publishesNewSettingsAsTheFirstVersion() {
        var change = SettingsChange.of(wanted(settings(0, true, "7")), Map.of(), NOW);

        assertThat(change)
                .isEqualTo(
                        new SettingsChange.Accepted(
                                List.of(
                                        new PublishedSettings(
                                                "gotomeeting",
                                                settings(1, true, "7"),
                                                NOW,
                                                Optional.empty()))));
    }

    @Test
    void publishesNothingWhenNothingChanged() {
        var change =
                SettingsChange.of(
                        wanted(settings(0, true, "7")), published(settings(3, true, "7")), NOW);

        assertThat(change).isEqualTo(new SettingsChange.Accepted(List.of()));
    }

    @Test
    void countsAChange() {
        var change =
                SettingsChange.of(
                        wanted(settings(0, false, "7")), published(settings(3, true, "7")), NOW);

        assertThat(change)
                .isEqualTo(
                        new SettingsChange.Accepted(
                                List.of(
                                        new PublishedSettings(
                                                "gotomeeting",
                                                settings(4, false, "7"),
                                                NOW,
                                                Optional.empty()))));
    }

    @Test
    void publishesAnotherGoToAccount() {
        var change =
                SettingsChange.of(
                        wanted(settings(0, true, "8")), published(settings(3, true, "7")), NOW);

        assertThat(change)
                .isInstanceOfSatisfying(
                        SettingsChange.Accepted.class,
                        accepted ->
                                assertThat(accepted.changed().getFirst().settings())
                                        .isEqualTo(settings(4, true, "8")));
    }

    @Test
    void refusesThatAnApplicationIsGone() {
        var change = SettingsChange.of(new TreeMap<>(), published(settings(3, true, "7")), NOW);

        assertThat(faults(change)).singleElement().asString().contains("status: off");
    }

    @Test
    void refusesEverythingForOneFault() {
        var wanted = wanted(settings(0, true, "7"));
        wanted.put("other", settings(0, true, "not a number"));

        var change = SettingsChange.of(wanted, Map.of(), NOW);

        assertThat(faults(change))
                .singleElement()
                .asString()
                .startsWith("applications.other.goToAccountKey: ");
    }

    private static List<String> faults(SettingsChange change) {
        return switch (change) {
            case SettingsChange.Refused(List<String> faults) -> faults;
            case SettingsChange.Accepted _ -> List.of();
        };
    }

    private static SortedMap<String, Settings> wanted(Settings settings) {
        return new TreeMap<>(Map.of("gotomeeting", settings));
    }

    private static Map<String, PublishedSettings> published(Settings settings) {
        return Map.of(
                "gotomeeting",
                new PublishedSettings("gotomeeting", settings, BEFORE, Optional.empty()));
    }

    private static Settings settings(long version, boolean on, String account) {
        return Settings.builder(account)
                .version(version)
                .status(on ? Settings.Status.ON : Settings.Status.OFF)
                .roles(
                        List.of(
                                new Settings.Role(
                                        "Organizer",
                                        Set.of("1"),
                                        Set.of(),
                                        Optional.empty(),
                                        Set.of())))
                .build();
    }
}
