package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Lane;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.MatchingProperty;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts are found by the mail, else by a second address, which is the given name here. */
class SeveralMatchingValuesTest {

    private static final String SHARED = "shared@example.com";

    private final World world = World.withSecondAddress();

    @BeforeEach
    void settings() {
        world.settings(true);
        world.connectorHealthy();
    }

    private void assigned(int user, String mail, String second) {
        world.assigned(user, mail, second, Lane.BULK);
    }

    @Test
    void findTheAccountByTheFirstThatFindsAny() {
        world.madeByHand(SHARED, "Old");
        String own = world.madeByHand("a@example.com", "Old");
        assigned(1, "a@example.com", SHARED);
        world.scanned();

        assertThat(world.memory(World.user(1)).link()).contains(new AccountKey(own));
    }

    @Test
    void findItByTheSecondWhenTheFirstFindsNone() {
        String other = world.madeByHand(SHARED, "Old");
        assigned(1, "a@example.com", SHARED);
        world.scanned().settled();

        assertThat(world.goTo).containsOnlyKeys(other);
        assertThat(world.details).first().asString().contains("matches the user");
    }

    @Test
    void giveTwoUsersOfOneSecondAddressTheirOwnAccountsInWhateverOrderTheyCome() {
        world.madeByHand("a@example.com", "Old");
        world.madeByHand("b@example.com", "Old");
        assigned(1, "a@example.com", SHARED);
        assigned(2, "b@example.com", SHARED);
        world.scanned().settled();

        assertThat(world.verdicts).containsExactly("1 ADOPTED Matched", "2 ADOPTED Matched");
        assertThat(world.goTo).hasSize(2);
    }

    @Test
    void createTheAccountsOfTwoUsersOfOneSecondAddress() {
        assigned(1, "a@example.com", SHARED);
        assigned(2, "b@example.com", SHARED);
        world.scanned().settled();

        assertThat(world.goTo).hasSize(2);
    }

    @Test
    void serveWhoCouldNotBeToldApartFromAnotherAsSoonAsThatOneHasAnAccount() {
        world.scanned();
        assigned(2, "b@example.com", "a@example.com");
        assigned(1, "a@example.com", "Ann");
        assertThat(world.verdicts).containsExactly("1 SKIPPED DuplicateSourceEntries");

        world.settled();

        assertThat(world.goTo.values())
                .extracting(AccountSpec::email)
                .containsExactly("b@example.com", "a@example.com");
    }

    @Test
    void skipTwoUsersForWhomTheSameAccountIsFound() {
        world.madeByHand(SHARED, "Old");
        assigned(1, "a@example.com", SHARED);
        assigned(2, "b@example.com", SHARED);
        world.scanned();

        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts)
                .containsExactly(
                        "1 SKIPPED DuplicateSourceEntries", "2 SKIPPED DuplicateSourceEntries");
        assertThat(world.details).allSatisfy(it -> assertThat(it).contains(SHARED));
    }

    @Test
    void sayThatTheAccountFoundIsAnothersAndStays() {
        world.scanned();
        assigned(1, "a@example.com", "Ann");
        world.settled();

        assigned(2, "b@example.com", "a@example.com");

        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts).containsExactly("2 SKIPPED DuplicateSourceEntries");
        assertThat(world.details).first().asString().contains("a@example.com (1000)");
    }

    @Test
    void letNoAccountBeMadeForWhomNoneCouldBeFound() {
        world.settings(
                it -> it.matching(List.of(new MatchingProperty("email", "[otherMails]", false))));
        world.scanned();
        assigned(1, "a@example.com", "Ann");

        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts).containsExactly("1 SKIPPED ImportSkipped");
        assertThat(world.lastVerdict().notice().recommendedAction()).isNotEqualTo(Optional.empty());
    }
}
