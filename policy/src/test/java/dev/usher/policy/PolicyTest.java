package dev.usher.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final Settings SETTINGS =
            Settings.defaults(
                    "357",
                    List.of(
                            new Settings.Role(
                                    "Organizer",
                                    Set.of("2", "1"),
                                    Set.of(),
                                    Optional.of("31"),
                                    Set.of("c1")),
                            new Settings.Role(
                                    "Admin",
                                    Set.of("1"),
                                    Set.of("MANAGE_USERS"),
                                    Optional.of("32"),
                                    Set.of("c2"))));

    private static final Profile ANN =
            new Profile(Map.of("mail", List.of("Ann@example.com"), "givenName", List.of("Ann")));

    @Test
    void joinsWhatAllRolesGiveAndTakesTheFirstGroup() {
        Desired desired = policy(SETTINGS).desired(active("Admin", "Organizer", "Other"));

        assertThat(desired)
                .isEqualTo(
                        new Desired.Provision(
                                AccountSpec.of(
                                        "ann@example.com",
                                        Map.of("firstName", "Ann", "lastName", "Ann"),
                                        List.of("1", "2"),
                                        List.of("MANAGE_USERS"),
                                        Optional.of("31"),
                                        List.of("c1", "c2"))));
    }

    @Test
    void takesWhatTheFirstRoleOfTheCatalogueGivesWhenOnlyThatCounts() {
        Settings first =
                SETTINGS.toBuilder()
                        .roleRules(
                                new RoleRules(
                                        RoleRules.Several.FIRST,
                                        RoleRules.SeatOrder.ASSIGNMENT,
                                        false))
                        .build();

        Desired desired = policy(first).desired(active("Admin", "Organizer"));

        assertThat(desired)
                .isEqualTo(
                        new Desired.Provision(
                                AccountSpec.of(
                                        "ann@example.com",
                                        Map.of("firstName", "Ann", "lastName", "Ann"),
                                        List.of("1", "2"),
                                        List.of(),
                                        Optional.of("31"),
                                        List.of("c1"))));
    }

    @Test
    void deprovisionsWithTheFirstReasonThatApplies() {
        assertThat(why(SourceUser.State.HARD_DELETED, "Admin")).isEqualTo(Desired.Why.HARD_DELETED);
        assertThat(why(SourceUser.State.HARD_DELETED)).isEqualTo(Desired.Why.HARD_DELETED);
        assertThat(why(SourceUser.State.SOFT_DELETED, "Admin")).isEqualTo(Desired.Why.INACTIVE);
        assertThat(why(SourceUser.State.DISABLED)).isEqualTo(Desired.Why.INACTIVE);
        assertThat(why(SourceUser.State.ACTIVE)).isEqualTo(Desired.Why.UNASSIGNED);
        assertThat(why(SourceUser.State.ACTIVE, "Other"))
                .isEqualTo(Desired.Why.NOT_EFFECTIVELY_ENTITLED);
        assertThat(why(SourceUser.State.ACTIVE, Desired.DEFAULT_ACCESS))
                .isEqualTo(Desired.Why.NOT_EFFECTIVELY_ENTITLED);
    }

    @Test
    void findsUsersAndAccountsByTheSameValue() {
        Policy policy = policy(SETTINGS);

        assertThat(policy.matchingValues(active("Admin")))
                .containsExactly(new MatchingValue("email", "ann@example.com"))
                .isEqualTo(
                        policy.matchingValues(
                                AccountSpec.of(
                                        "ANN@example.com",
                                        Map.of(),
                                        List.of(),
                                        List.of(),
                                        Optional.empty(),
                                        List.of())));
    }

    @Test
    void isRefusedWithEveryFault() {
        Settings faulty =
                Settings.builder("my account")
                        .notification(
                                new Settings.Notification(
                                        true, Optional.empty(), Duration.ofDays(2)))
                        .roles(
                                List.of(
                                        new Settings.Role(
                                                "A",
                                                Set.of(),
                                                Set.of(),
                                                Optional.empty(),
                                                Set.of()),
                                        new Settings.Role(
                                                "A",
                                                Set.of("1"),
                                                Set.of("SUPER_USER"),
                                                Optional.empty(),
                                                Set.of())))
                        .fullCycle(Duration.ofSeconds(1))
                        .build();

        assertThat(Policy.compile(faulty))
                .isInstanceOfSatisfying(
                        Policy.Refused.class, refused -> assertThat(refused.faults()).hasSize(7));
    }

    @Test
    void saysWhatIsWrongWithThoseWhoAreToBeTold() {
        var nobody = Settings.Notification.NONE;
        Settings faulty =
                SETTINGS.toBuilder()
                        .notification(
                                new Settings.Notification(
                                        true,
                                        Optional.of("it operations"),
                                        List.of("a@example.com", "b@"),
                                        Optional.of("https://chat.example.com"),
                                        nobody.window(),
                                        new Settings.Notification.Manner(
                                                "english",
                                                Duration.ofDays(2),
                                                Duration.ofSeconds(1),
                                                0,
                                                false)))
                        .build();

        assertThat(Policy.compile(faulty))
                .isInstanceOfSatisfying(
                        Policy.Refused.class,
                        refused ->
                                assertThat(refused.faults())
                                        .satisfiesExactly(
                                                fault ->
                                                        assertThat(fault)
                                                                .isEqualTo(
                                                                        "notification.email: it"
                                                                            + " operations is no"
                                                                            + " mail address, such"
                                                                            + " as name@example.com."),
                                                fault ->
                                                        assertThat(fault)
                                                                .startsWith(
                                                                        "notification.others[1]:"),
                                                fault ->
                                                        assertThat(fault)
                                                                .startsWith(
                                                                        "notification.webhook:"),
                                                fault ->
                                                        assertThat(fault)
                                                                .startsWith(
                                                                        "notification.language:"),
                                                fault ->
                                                        assertThat(fault)
                                                                .startsWith(
                                                                        "notification.interval"),
                                                fault ->
                                                        assertThat(fault)
                                                                .startsWith("notification.repeat"),
                                                fault ->
                                                        assertThat(fault)
                                                                .startsWith(
                                                                        "notification.mailsPerHour")));
    }

    @Test
    void leavesOutWhoIsOutOfScopeAndSaysHowItCameToThat() {
        Policy policy =
                policy(
                        SETTINGS.toBuilder()
                                .scope(
                                        List.of(
                                                new ScopeFilter(
                                                        "French",
                                                        List.of(
                                                                new ScopeFilter.Clause(
                                                                        "country", "EQUALS",
                                                                        "France"))),
                                                new ScopeFilter(
                                                        "",
                                                        List.of(
                                                                new ScopeFilter.Clause(
                                                                        "givenName",
                                                                        "IS NULL",
                                                                        "")))))
                                .build());

        Explanation explanation = policy.explain(active("Admin"));

        assertThat(explanation.desired())
                .isEqualTo(
                        new Desired.Deprovision(
                                Desired.Why.OUT_OF_SCOPE,
                                "The user passes no filter of the scope."));
        assertThat(explanation.steps())
                .extracting(Explanation.Step::description, Explanation.Step::status)
                .containsExactly(
                        tuple("The user is active at the source.", Explanation.Status.SUCCESS),
                        tuple("The user has a role that gives access.", Explanation.Status.SUCCESS),
                        tuple("French: country EQUALS France", Explanation.Status.SKIPPED),
                        tuple("Filter 2: givenName IS NULL", Explanation.Status.SKIPPED));
    }

    @Test
    void saysByWhatAnAccountIsFoundAndWhatItShouldHave() {
        assertThat(policy(SETTINGS).explain(active("Admin")).steps())
                .extracting(Explanation.Step::kind, Explanation.Step::details)
                .contains(
                        tuple(Explanation.Kind.MATCHING, Map.of("1. email", "ann@example.com")),
                        tuple(
                                Explanation.Kind.PROCESSING,
                                Map.of(
                                        "email", "ann@example.com",
                                        "firstName", "Ann",
                                        "lastName", "Ann",
                                        "licences", "1")));
    }

    @Test
    void givesDefaultAccessSomethingOnlyWhenItIsSwitchedOn() {
        Settings settings =
                SETTINGS.toBuilder()
                        .roles(
                                List.of(
                                        new Settings.Role(
                                                Desired.DEFAULT_ACCESS,
                                                Set.of("1"),
                                                Set.of(),
                                                Optional.empty(),
                                                Set.of())))
                        .roleRules(
                                new RoleRules(
                                        RoleRules.Several.UNION,
                                        RoleRules.SeatOrder.ASSIGNMENT,
                                        true))
                        .build();

        assertThat(policy(settings).desired(active(Desired.DEFAULT_ACCESS)))
                .isInstanceOf(Desired.Provision.class);
    }

    @Test
    void ranksSeatsByTheCatalogueWhenRolesComeFirst() {
        Policy byRole =
                policy(
                        SETTINGS.toBuilder()
                                .roleRules(
                                        new RoleRules(
                                                RoleRules.Several.UNION,
                                                RoleRules.SeatOrder.ROLE,
                                                false))
                                .build());

        assertThat(byRole.seatRank(active("Admin", "Organizer"))).isZero();
        assertThat(byRole.seatRank(active("Admin"))).isEqualTo(1);
        assertThat(policy(SETTINGS).seatRank(active("Admin"))).isZero();
    }

    private static Desired.Why why(SourceUser.State state, String... roles) {
        Desired desired = policy(SETTINGS).desired(new SourceUser(state, ANN, Set.of(roles)));
        return ((Desired.Deprovision) desired).why();
    }

    private static SourceUser active(String... roles) {
        return new SourceUser(SourceUser.State.ACTIVE, ANN, Set.of(roles));
    }

    private static Policy policy(Settings settings) {
        return ((Policy.Ready) Policy.compile(settings)).policy();
    }
}
