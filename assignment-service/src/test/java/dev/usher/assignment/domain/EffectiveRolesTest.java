package dev.usher.assignment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EffectiveRolesTest {

    private static final Principal.User ANNA = new Principal.User(new UUID(0, 1));
    private static final Principal.User BERT = new Principal.User(new UUID(0, 2));
    private static final Principal.Group SALES = new Principal.Group("sales");
    private static final Principal.Group STAFF = new Principal.Group("staff");

    @Test
    void nameEveryWayByWhichARoleReachesTheUser() {
        var roles =
                EffectiveRoles.of(
                        ANNA,
                        List.of(STAFF),
                        List.of(
                                given(ANNA, "Pro"),
                                given(STAFF, "Pro"),
                                given(SALES, "Pro"),
                                given(BERT, "Organizer"),
                                given(STAFF, "Attendee")),
                        Instant.EPOCH);

        assertThat(roles)
                .containsExactly(
                        new EffectiveRole("Attendee", List.of("group/staff")),
                        new EffectiveRole("Pro", List.of("group/staff", ANNA.toString())));
    }

    @Property(tries = 200)
    void doNotDependOnTheOrderOfTheFacts(
            @ForAll("assignments") List<RoleAssignment> assignments, @ForAll Random random) {
        List<RoleAssignment> shuffled = new ArrayList<>(assignments);
        Collections.shuffle(shuffled, random);

        assertThat(EffectiveRoles.of(ANNA, List.of(STAFF, SALES), shuffled, Instant.EPOCH))
                .isEqualTo(
                        EffectiveRoles.of(ANNA, List.of(SALES, STAFF), assignments, Instant.EPOCH));
    }

    @Property(tries = 200)
    void saidOnceAreNotSaidAgain(@ForAll("assignments") List<RoleAssignment> assignments) {
        Profile anna =
                new Profile(ANNA, null, "anna@example.com", UserState.ACTIVE, new TreeMap<>());
        var content =
                Entitlement.Content.of(
                        anna, EffectiveRoles.of(ANNA, List.of(STAFF), assignments, Instant.EPOCH));

        Optional<Entitlement.Said> first = Entitlement.next(Optional.empty(), content);

        assertThat(first.isPresent()).isEqualTo(!content.roles().isEmpty());
        assertThat(first.flatMap(said -> Entitlement.next(Optional.of(said), content))).isEmpty();
    }

    @Provide
    Arbitrary<List<RoleAssignment>> assignments() {
        return Combinators.combine(
                        Arbitraries.<Principal>of(ANNA, BERT, SALES, STAFF),
                        Arbitraries.of("Pro", "Organizer", "Attendee"))
                .as(EffectiveRolesTest::given)
                .list()
                .ofMaxSize(12);
    }

    private static RoleAssignment given(Principal to, String role) {
        return new RoleAssignment(
                "gotomeeting", to, role, "api", null, null, Instant.EPOCH, "test");
    }
}
