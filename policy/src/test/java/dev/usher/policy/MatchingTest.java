package dev.usher.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static final Profile ANN =
            new Profile(
                    Map.of(
                            "userPrincipalName", List.of("ALee@example.com"),
                            "mail", List.of("Ann@example.com"),
                            "surname", List.of("Lee"),
                            "otherMails", List.of("a@example.com", "b@example.com")));

    @Test
    void givesValuesByPrecedence() {
        Policy policy =
                matching(
                        new MatchingProperty("email", "[userPrincipalName]", false),
                        new MatchingProperty("email", "[mail]", false),
                        new MatchingProperty("lastName", "[surname]", true));

        assertThat(policy.matchingValues(user(ANN)))
                .containsExactly(
                        new MatchingValue("email", "alee@example.com"),
                        new MatchingValue("email", "ann@example.com"),
                        new MatchingValue("lastName", "Lee"));
    }

    @Test
    void leavesOutWhatIsNotExactlyOneValue() {
        Policy policy =
                matching(
                        new MatchingProperty("email", "[otherMails]", false),
                        new MatchingProperty("lastName", "[department]", false));

        assertThat(policy.matchingValues(user(ANN))).isEmpty();
    }

    @Test
    void findsAnAccountByEachPropertyInTheSameForm() {
        Policy policy =
                matching(
                        new MatchingProperty("lastName", "[surname]", false),
                        new MatchingProperty("email", "[mail]", false),
                        new MatchingProperty("firstName", "[givenName]", true));

        assertThat(
                        policy.matchingValues(
                                AccountSpec.of(
                                        "ANN@example.com",
                                        Map.of("firstName", "Ann", "lastName", "LEE"),
                                        List.of(),
                                        List.of(),
                                        Optional.empty(),
                                        List.of())))
                .containsExactlyInAnyOrder(
                        new MatchingValue("email", "ann@example.com"),
                        new MatchingValue("lastName", "lee"),
                        new MatchingValue("firstName", "Ann"));
    }

    private static Policy matching(MatchingProperty... properties) {
        Settings settings =
                Settings.defaults("357", List.of()).toBuilder()
                        .matching(List.of(properties))
                        .build();
        return ((Policy.Ready) Policy.compile(settings)).policy();
    }

    private static SourceUser user(Profile profile) {
        return new SourceUser(SourceUser.State.ACTIVE, profile, Set.of("Organizer"));
    }
}
