package dev.usher.diff.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Guard.Judgement;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.RemovalGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {

    private static final Guard GUARD = guard(true, 10);
    private static final Guard DISABLED = guard(false, 10);

    @ParameterizedTest
    @CsvSource({
        "CREATE, email, , ann@example.com, false",
        "DISABLE, licenceKeys, 81, , true",
        "UPDATE, firstName, Ann, Anna, false",
        "UPDATE, firstName, Ann, , false",
        "UPDATE, email, ann@example.com, anna@example.com, true",
        "UPDATE, groupKey, 3, 4, false",
        "ENABLE, licenceKeys, , 81, false",
        "ENABLE, licenceKeys, 81, '81,99', false",
        "ENABLE, licenceKeys, 99, 81, true",
        "UPDATE, licenceKeys, '81,99', 99, true",
        "UPDATE, licenceKeys, '9,81', '81,9', false",
        "UPDATE, adminRoles, 'MANAGE_USERS,RUN_REPORTS', RUN_REPORTS, true",
        "UPDATE, adminRoles, RUN_REPORTS, 'MANAGE_USERS,RUN_REPORTS', false",
        "UPDATE, customRoles, 50, , true"
    })
    void knowsWhatTakesSomethingAway(
            Action action,
            String attribute,
            @Nullable String from,
            @Nullable String to,
            boolean removal) {
        Change change = new Change(attribute, Optional.ofNullable(from), Optional.ofNullable(to));

        assertThat(Guard.isRemoval(send(action, change))).isEqualTo(removal);
    }

    @Test
    void findsWhatIsTakenAmongOtherChanges() {
        assertThat(
                        Guard.isRemoval(
                                send(
                                        Action.UPDATE,
                                        new Change("firstName", Optional.empty(), Optional.of("A")),
                                        new Change(
                                                "adminRoles",
                                                Optional.of("RUN_REPORTS"),
                                                Optional.empty()))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10",
        "49, 10",
        "50, 10",
        "55, 11",
        "100, 20",
        "1000000, 200000",
        "2147483647, 429496729"
    })
    void letsTenOrAFifthOfAllGo(int managed, int limit) {
        assertThat(GUARD.limit(managed)).isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource({
        // users, already run, managed, anyone keeps access, may run
        "10, 0, 20, true, true",
        "11, 0, 20, true, false",
        "5, 5, 20, true, true",
        "6, 5, 20, true, false",
        "1, 10, 20, true, false",
        "20, 0, 100, true, true",
        "21, 0, 100, true, false",
        "2, 0, 2, false, false",
        "1, 0, 1, false, true",
        "3, 0, 100, false, false"
    })
    void judgesASetAsAWhole(
            int users, int alreadyRun, int managed, boolean anyoneKeepsAccess, boolean runs) {
        assertThat(runs(GUARD.judge(users, alreadyRun, managed, anyoneKeepsAccess)))
                .isEqualTo(runs);
    }

    @ParameterizedTest
    @CsvSource({"0, 20, true", "9, 20, true", "10, 20, false", "19, 100, true", "20, 100, false"})
    void letsSingleRemovalsRunUntilTheLimit(int alreadyRun, int managed, boolean runs) {
        assertThat(runs(GUARD.judgeSingle(alreadyRun, managed))).isEqualTo(runs);
    }

    @Test
    void saysWhyItHolds() {
        assertThat(GUARD.judge(40, 3, 100, true))
                .isEqualTo(
                        held(
                                HoldReason.Code.TOO_MANY_REMOVALS,
                                "40 users would lose access at once, which is beyond the limit of"
                                        + " 20: 3 have lost it lately."));
        assertThat(GUARD.judge(4, 0, 4, false))
                .isEqualTo(
                        held(
                                HoldReason.Code.EVERYBODY_REMOVED,
                                "All 4 users who have access would lose it at once, as if the"
                                        + " source had become empty."));
        assertThat(GUARD.judgeSingle(10, 12))
                .isEqualTo(
                        held(
                                HoldReason.Code.TOO_MANY_REMOVALS,
                                "Another user would lose access, which is beyond the limit of 10:"
                                        + " 10 have lost it lately."));
    }

    @Property
    void holdsNothingWhenDisabled(
            @ForAll @IntRange(min = 1) int users,
            @ForAll @IntRange int alreadyRun,
            @ForAll @IntRange int managed,
            @ForAll boolean anyoneKeepsAccess) {
        assertThat(DISABLED.judge(users, alreadyRun, managed, anyoneKeepsAccess))
                .isEqualTo(new Judgement.Run());
        assertThat(DISABLED.judgeSingle(alreadyRun, managed)).isEqualTo(new Judgement.Run());
    }

    @Property
    void alwaysHoldsASourceThatLooksEmpty(
            @ForAll @IntRange(min = 2) int users,
            @ForAll @IntRange int alreadyRun,
            @ForAll @IntRange int managed) {
        assertThat(runs(GUARD.judge(users, alreadyRun, managed, false))).isFalse();
    }

    @Property
    void letsNoLargerSetRunThanOneItHolds(
            @ForAll @IntRange(min = 1, max = 500) int users,
            @ForAll @IntRange(max = 100) int alreadyRun,
            @ForAll @IntRange(max = 1000) int managed) {
        if (!runs(GUARD.judge(users, alreadyRun, managed, true))) {
            assertThat(runs(GUARD.judge(users + 1, alreadyRun, managed, true))).isFalse();
            assertThat(runs(GUARD.judge(users, alreadyRun + 1, managed, true))).isFalse();
        }
    }

    /** Somebody, or several at once, are to lose access; a minute is a tick of the window. */
    record Request(int minutesLater, List<Integer> users, boolean bulk) {}

    @Property
    void neverLetsMoreThanTheLimitRunWithinAnyWindow(
            @ForAll("requests") List<Request> requests, @ForAll @IntRange(max = 60) int managed) {
        int window = 60;
        Guard guard = guard(true, 4);
        record Run(int at, int user) {}
        List<Run> runs = new ArrayList<>();
        int now = 0;
        for (Request request : requests) {
            now += request.minutesLater();
            int from = now - window;
            Set<Integer> counted = new HashSet<>();
            runs.stream().filter(run -> run.at() > from).forEach(run -> counted.add(run.user()));
            Set<Integer> fresh = new HashSet<>(request.users());
            fresh.removeAll(counted);
            List<Integer> let = new ArrayList<>();
            if (request.bulk()) {
                if (runs(guard.judge(fresh.size(), counted.size(), managed, true))) {
                    let.addAll(fresh);
                }
            } else {
                for (int user : fresh) {
                    if (runs(guard.judgeSingle(counted.size() + let.size(), managed))) {
                        let.add(user);
                    }
                }
            }
            for (int user : let) {
                runs.add(new Run(now, user));
            }
        }

        for (Run end : runs) {
            long within =
                    runs.stream()
                            .filter(run -> run.at() <= end.at() && run.at() > end.at() - window)
                            .map(Run::user)
                            .distinct()
                            .count();
            assertThat(within).isLessThanOrEqualTo(guard.limit(managed));
        }
    }

    @Provide
    Arbitrary<List<Request>> requests() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 25).list().ofMinSize(1).ofMaxSize(8),
                        Arbitraries.of(true, false))
                .as(Request::new)
                .list()
                .ofMaxSize(30);
    }

    private static Guard guard(boolean enabled, int count) {
        return new Guard(
                new RemovalGuard(
                        enabled,
                        count,
                        20,
                        Duration.ofHours(1),
                        Duration.ofSeconds(10),
                        Duration.ofDays(7)));
    }

    private static Judgement held(HoldReason.Code code, String words) {
        return new Judgement.Hold(new HoldReason(code, words));
    }

    private static boolean runs(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Run _ -> true;
            case Judgement.Hold _ -> false;
        };
    }

    private static Decision.Send send(Action action, Change... changes) {
        return new Decision.Send(
                action,
                Optional.of(new AccountKey("1001")),
                AccountSpec.of(
                        "ann@example.com",
                        Map.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of()),
                List.of(changes),
                Optional.empty(),
                "Unassigned");
    }
}
