package dev.usher.diff.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.policy.AccountSpec;
import dev.usher.policy.Desired;
import dev.usher.policy.Policy;
import dev.usher.policy.Profile;
import dev.usher.policy.Settings;
import dev.usher.policy.SourceUser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DifferTest {

    private static final UserId FORMER = new UserId(new UUID(0, 1));
    private static final AccountKey KEY = new AccountKey("1001");
    private static final Person ANN =
            new Person(
                    new UserId(new UUID(0, 2)),
                    "ann@example.com",
                    SourceUser.State.ACTIVE,
                    new Profile(Map.of("mail", List.of("ann@example.com"))),
                    Set.of("Organizer"));

    private static final Desired DESIRED =
            new Desired.Provision(
                    AccountSpec.of(
                            "ann@example.com",
                            Map.of("firstName", "Ann", "lastName", "Ann"),
                            List.of("81"),
                            List.of(),
                            Optional.empty(),
                            List.of()));

    @Nested
    class AboutAnAccountThatAnotherUserHad {

        private final Account free = account();
        private final Account licensed = account("81");

        @Test
        void adoptsItWhenMatched() {
            assertThat(decide(unlinked(free), Settings.RevivedAccounts.ADOPT))
                    .isEqualTo(new Decision.Adopt(free, Optional.of(FORMER)));
        }

        @Test
        void asksWhenMatched() {
            assertThat(decide(unlinked(free), Settings.RevivedAccounts.ASK))
                    .isEqualTo(new Decision.Ask(free, FORMER, false));
        }

        @Test
        void adoptsItWhenACreationBroughtItBack() {
            assertThat(decide(linked(licensed), Settings.RevivedAccounts.ADOPT))
                    .isEqualTo(new Decision.Adopt(licensed, Optional.of(FORMER)));
        }

        @Test
        void takesBackWhatTheCreationGaveThenGivesTheAccountBack() {
            assertThat(decide(linked(licensed), Settings.RevivedAccounts.ASK))
                    .isEqualTo(
                            new Decision.Send(
                                    Action.DISABLE,
                                    Optional.of(KEY),
                                    free.state(),
                                    List.of(
                                            new Change(
                                                    "licenceKeys",
                                                    Optional.of("81"),
                                                    Optional.empty())),
                                    Optional.empty(),
                                    "RevivedAccount"));
            assertThat(decide(linked(free), Settings.RevivedAccounts.ASK))
                    .isEqualTo(new Decision.GiveBack(KEY));
        }

        private Subject unlinked(Account holder) {
            var held = new Surroundings.Holder(holder, Optional.empty(), Optional.of(FORMER));
            return new Subject(
                    ANN,
                    DESIRED,
                    Memory.BLANK,
                    Optional.empty(),
                    new Surroundings(List.of(held), List.of(held), List.of(), Optional.empty()));
        }

        private Subject linked(Account account) {
            return new Subject(
                    ANN,
                    DESIRED,
                    Memory.BLANK.linkedTo(account.key(), Optional.of(FORMER)),
                    Optional.of(account),
                    Surroundings.EMPTY);
        }
    }

    @Nested
    class AboutAttributes {

        @Test
        void leavesThoseThatAreWrittenOnlyOnCreation() {
            assertThat(
                            decide(
                                    linked(
                                            wanted("anna@example.com", "Anna", "Smith"),
                                            Set.of("email", "firstName"))))
                    .isInstanceOfSatisfying(
                            Decision.Send.class,
                            send ->
                                    assertThat(send.changes())
                                            .containsExactly(
                                                    new Change(
                                                            "lastName",
                                                            Optional.of("Ann"),
                                                            Optional.of("Smith"))));
        }

        @Test
        void writesThemOnCreation() {
            Subject subject =
                    new Subject(
                            ANN,
                            new Desired.Provision(
                                    wanted("anna@example.com", "Anna", "Smith"),
                                    Set.of("email", "firstName")),
                            Memory.BLANK,
                            Optional.empty(),
                            Surroundings.EMPTY);

            assertThat(decide(subject))
                    .isInstanceOfSatisfying(
                            Decision.Send.class,
                            send ->
                                    assertThat(send.target().email())
                                            .isEqualTo("anna@example.com"));
        }

        @Test
        void clearsWhatIsToBeEmptyOnce() {
            assertThat(decide(linked(wanted("ann@example.com", "Ann", ""), Set.of())))
                    .isInstanceOfSatisfying(
                            Decision.Send.class,
                            send ->
                                    assertThat(send.changes())
                                            .containsExactly(
                                                    new Change(
                                                            "lastName",
                                                            Optional.of("Ann"),
                                                            Optional.empty())));
            Account cleared =
                    new Account(
                            KEY,
                            false,
                            AccountSpec.of(
                                    "ann@example.com",
                                    Map.of("firstName", "Ann"),
                                    List.of("81"),
                                    List.of(),
                                    Optional.empty(),
                                    List.of()),
                            Set.of(),
                            Instant.parse("2026-01-05T08:00:00Z"));
            assertThat(decide(linked(cleared, wanted("ann@example.com", "Ann", ""), Set.of())))
                    .isInstanceOf(Decision.Nothing.class);
        }

        private Decision decide(Subject subject) {
            return DifferTest.decide(subject, Settings.RevivedAccounts.ADOPT);
        }

        private Subject linked(AccountSpec wanted, Set<String> createOnly) {
            return linked(account("81"), wanted, createOnly);
        }

        private Subject linked(Account account, AccountSpec wanted, Set<String> createOnly) {
            return new Subject(
                    ANN,
                    new Desired.Provision(wanted, createOnly),
                    Memory.BLANK.linkedTo(KEY),
                    Optional.of(account),
                    Surroundings.EMPTY);
        }

        private AccountSpec wanted(String email, String firstName, String lastName) {
            return AccountSpec.of(
                    email,
                    Map.of("firstName", firstName, "lastName", lastName),
                    List.of("81"),
                    List.of(),
                    Optional.empty(),
                    List.of());
        }
    }

    private static Decision decide(Subject subject, Settings.RevivedAccounts revivedAccounts) {
        Settings settings =
                Settings.defaults(
                                "357",
                                List.of(
                                        new Settings.Role(
                                                "Organizer",
                                                Set.of("81"),
                                                Set.of(),
                                                Optional.empty(),
                                                Set.of())))
                        .toBuilder()
                        .revivedAccounts(revivedAccounts)
                        .build();
        return Differ.decide(
                subject,
                policy(settings),
                new Standing(true, true, Instant.parse("2026-01-05T08:00:00Z")));
    }

    private static Policy policy(Settings settings) {
        return ((Policy.Ready) Policy.compile(settings)).policy();
    }

    private static Account account(String... licences) {
        return new Account(
                KEY,
                licences.length == 0,
                AccountSpec.of(
                        "ann@example.com",
                        Map.of("firstName", "Ann", "lastName", "Ann"),
                        List.of(licences),
                        List.of(),
                        Optional.empty(),
                        List.of()),
                Set.of(),
                Instant.parse("2026-01-05T08:00:00Z"));
    }
}
