package dev.usher.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DesiredTest {

    private static final Settings SETTINGS =
            settings(
                    new Settings.Role(
                            "Organizer",
                            Set.of("2", "1"),
                            Set.of(),
                            Optional.of("g1"),
                            Set.of("c1")),
                    new Settings.Role(
                            "Admin",
                            Set.of("1"),
                            Set.of("MANAGE_USERS"),
                            Optional.of("g2"),
                            Set.of("c2")));

    private static final Profile ANN =
            new Profile(Map.of("mail", List.of("ann@example.com"), "givenName", List.of("Ann")));

    private static Settings settings(Settings.Role... roles) {
        return new Settings(
                1,
                true,
                "357",
                new Settings.Notification(
                        true, Optional.of("ops@example.com"), Duration.ofSeconds(60)),
                List.of(roles),
                Set.of(),
                true,
                Duration.ofMinutes(40),
                Settings.RevivedAccounts.ADOPT);
    }

    @Test
    void joinsWhatAllRolesGiveAndTakesTheFirstGroup() {
        Desired desired = Desired.of(true, Set.of("Admin", "Organizer", "Other"), ANN, SETTINGS);

        assertThat(desired)
                .isEqualTo(
                        new Desired.Provision(
                                AccountSpec.of(
                                        "ann@example.com",
                                        Map.of("firstName", "Ann", "lastName", "Ann"),
                                        List.of("1", "2"),
                                        List.of("MANAGE_USERS"),
                                        Optional.of("g1"),
                                        List.of("c1", "c2"))));
    }

    @Test
    void deprovisionsWithItsReason() {
        assertThat(reason(Desired.of(true, Set.of(), ANN, SETTINGS))).isEqualTo("Unassigned");
        assertThat(reason(Desired.of(false, Set.of("Admin"), ANN, SETTINGS))).isEqualTo("Inactive");
        assertThat(reason(Desired.of(true, Set.of(Desired.DEFAULT_ACCESS), ANN, SETTINGS)))
                .isEqualTo("NotEffectivelyEntitled");
    }

    @Test
    void findsFaultsInSettings() {
        assertThat(SettingsCheck.faults(SETTINGS)).isEmpty();
        Settings faulty =
                new Settings(
                        1,
                        true,
                        "my account",
                        new Settings.Notification(true, Optional.empty(), Duration.ofDays(2)),
                        List.of(
                                new Settings.Role(
                                        "A", Set.of(), Set.of(), Optional.empty(), Set.of()),
                                new Settings.Role(
                                        "A",
                                        Set.of("1"),
                                        Set.of("SUPER_USER"),
                                        Optional.empty(),
                                        Set.of())),
                        Set.of(),
                        true,
                        Duration.ofSeconds(1),
                        Settings.RevivedAccounts.ADOPT);
        assertThat(SettingsCheck.faults(faulty)).hasSize(7);
    }

    private static String reason(Desired desired) {
        return desired instanceof Desired.Deprovision deprovision
                ? deprovision.reason()
                : "provision";
    }
}
