package dev.usher.local.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.simulator.gotomeeting.GoToSimulator;
import dev.usher.simulator.gotomeeting.Seed;
import dev.usher.simulator.gotomeeting.domain.License;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.Profile;
import dev.usher.simulator.gotomeeting.domain.SignIn;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The demo's judge must notice whatever is not as the company's file states. */
class ComparisonTest {

    private static final String KEY = "1001001";

    private final Company company =
            new Company(
                    Map.of("meeting", new Company.Licence(KEY, "GoToMeeting", List.of("G2M"), 5)),
                    List.of(),
                    List.of(
                            new ExistingAccount(
                                    "old@example.com",
                                    "Old",
                                    "Hand",
                                    "en_US",
                                    List.of(),
                                    List.of(),
                                    SignIn.NEVER,
                                    true)),
                    List.of(),
                    List.of(due("ann@example.com", null), due("nobody@example.com", "no role")));

    @Test
    void isContentWithWhatTheFileStates() {
        assertThat(deviations(oldHand(), ann("Hall"))).isEmpty();
    }

    @Test
    void noticesAMissingAccount() {
        assertThat(deviations(oldHand())).containsExactly("ann@example.com: has no account");
    }

    @Test
    void noticesAWrongName() {
        assertThat(deviations(oldHand(), ann("Hull")))
                .containsExactly("ann@example.com: last name is 'Hull', due is 'Hall'");
    }

    @Test
    void noticesAMissingLicence() {
        assertThat(deviations(oldHand(), seed("ann@example.com", "Ann", "Hall")))
                .containsExactly(
                        "ann@example.com: status is 'SUSPENDED', due is 'INVITED'",
                        "ann@example.com: licences is '[]', due is '[1001001]'");
    }

    @Test
    void noticesAnAccountThatNobodyIsDue() {
        assertThat(deviations(oldHand(), ann("Hall"), seed("nobody@example.com", "No", "Body")))
                .containsExactly("nobody@example.com: has an account that nobody is due");
    }

    @Test
    void noticesAChangeToAnAccountThatNobodyIsAssignedTo() {
        assertThat(deviations(seed("old@example.com", "Old", "Hat"), ann("Hall")))
                .containsExactly("old@example.com: nobody is assigned to it, and it was changed");
    }

    private List<String> deviations(Seed... users) {
        SimulatorOptions options =
                SimulatorOptions.defaults()
                        .withAccount(
                                AccountSetup.DEFAULT.withLicenses(
                                        company.bought().toArray(License[]::new)));
        try (GoToSimulator goTo = GoToSimulator.start(options)) {
            List.of(users).forEach(goTo::addUser);
            return new Comparison(company, goTo).deviations();
        }
    }

    private static Person due(String email, @Nullable String without) {
        return new Person(
                Map.of("userPrincipalName", email),
                Person.Origin.REST,
                List.of(),
                List.of(),
                0,
                false,
                new Ending(
                        email,
                        "Ann",
                        "Hall",
                        "en_US",
                        List.of("meeting"),
                        List.of(),
                        "INVITED",
                        without,
                        false));
    }

    private static Seed oldHand() {
        return seed("old@example.com", "Old", "Hand");
    }

    private static Seed ann(String lastName) {
        return seed("ann@example.com", "Ann", lastName).licensed(new LicenseKey(KEY));
    }

    private static Seed seed(String email, String first, String last) {
        return Seed.of(new Profile(email, first, last, "en_US", Profile.DEFAULT_TIME_ZONE));
    }
}
