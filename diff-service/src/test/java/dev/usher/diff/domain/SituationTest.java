package dev.usher.diff.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.usher.policy.AccountSpec;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SituationTest {

    private static final AccountSpec LICENSED = spec("Ann", "81");
    private static final AccountSpec BARE = spec("Ann");

    @Test
    void staysTheSameFromVersionToVersion() {
        assertThat(situation(Optional.empty(), "Unassigned", LICENSED).toString())
                .isEqualTo("495d6b0a5be7eb73.f99a72d54a82df9f");
    }

    @Test
    void isTheSameWheneverAndHoweverOftenTheAccountWasRead() {
        Decision.Send send = send(Optional.empty(), "Unassigned", BARE);

        assertThat(Situation.of(send, Optional.of(account(LICENSED, "2026-01-05T08:00:00Z"))))
                .isEqualTo(
                        Situation.of(send, Optional.of(account(LICENSED, "2026-01-06T08:00:00Z"))));
    }

    @Test
    void changesWithTheAccountButNotTheDesire() {
        Situation before = situation(Optional.empty(), "Unassigned", LICENSED);
        Situation after = situation(Optional.empty(), "Unassigned", spec("Anna", "81"));

        assertThat(after).isNotEqualTo(before);
        assertThat(after.sameDesire(before)).isTrue();
    }

    @Test
    void changesWithWhatIsWanted() {
        Situation unassigned = situation(Optional.empty(), "Unassigned", LICENSED);

        assertThat(situation(Optional.empty(), "Inactive", LICENSED).sameDesire(unassigned))
                .isFalse();
        assertThat(
                        situation(Optional.of(BARE), "AttributesDiffer", LICENSED)
                                .sameDesire(unassigned))
                .isFalse();
    }

    @Test
    void takesNoHeedOfHowADesireIsCalledForWhichAnAccountIsWanted() {
        assertThat(
                        situation(Optional.of(BARE), "AttributesDiffer", LICENSED)
                                .sameDesire(situation(Optional.of(BARE), "AccessMissing", BARE)))
                .isTrue();
    }

    @Property
    void tellsApartWhatIsWrittenAlikeInOneLine(
            @ForAll String first, @ForAll String second, @ForAll String third) {
        Situation apart = situation(Optional.of(spec(first, second, third)), "", LICENSED);
        Situation joined = situation(Optional.of(spec(first, second + third)), "", LICENSED);

        assertThat(apart.sameDesire(joined))
                .isEqualTo(new HashSet<>(List.of(second, third)).equals(Set.of(second + third)));
    }

    @Property
    void isReadBackFromWhatIsStored(@ForAll String name) {
        Situation situation = situation(Optional.of(spec(name, "81")), "", LICENSED);

        assertThat(Situation.parse(situation.toString())).isEqualTo(situation);
    }

    @Test
    void isNotReadFromSomethingElse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Situation.parse("nonsense"))
                .withMessageContaining("nonsense");
    }

    private static Situation situation(
            Optional<AccountSpec> wanted, String reason, AccountSpec state) {
        return Situation.of(
                send(wanted, reason, BARE), Optional.of(account(state, "2026-01-05T08:00:00Z")));
    }

    private static Decision.Send send(
            Optional<AccountSpec> wanted, String reason, AccountSpec target) {
        return new Decision.Send(
                Action.DISABLE,
                Optional.of(new AccountKey("1001")),
                target,
                List.of(),
                wanted,
                reason);
    }

    private static Account account(AccountSpec state, String observedAt) {
        return new Account(
                new AccountKey("1001"), false, state, Set.of(), Instant.parse(observedAt));
    }

    private static AccountSpec spec(String firstName, String... licences) {
        return AccountSpec.of(
                "ann@example.com",
                Map.of("firstName", firstName),
                List.of(licences),
                List.of(),
                Optional.empty(),
                List.of());
    }
}
