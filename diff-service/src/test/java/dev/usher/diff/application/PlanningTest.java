package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Forecast.Outcome;
import dev.usher.diff.domain.Lane;
import dev.usher.policy.Deprovisioning;
import dev.usher.policy.Deprovisioning.WhenGone;
import dev.usher.policy.Deprovisioning.WhenUnassigned;
import dev.usher.policy.MatchingProperty;
import dev.usher.policy.RemovalGuard;
import dev.usher.policy.Settings;
import dev.usher.policy.SourceUser;
import dev.usher.policy.TargetActions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlanningTest {

    private final World world = new World();
    private final Settings other = world.settingsFor(World.OTHER_LICENCE);

    @BeforeEach
    void peopleWithAccounts() {
        world.running();
        world.assigned(1, "a@example.com").assigned(2, "b@example.com").settled();
    }

    @Test
    void tellsWhatWouldChangeAndDoesNothing() {
        world.planned("p1", other);

        assertThat(world.plan().state()).isEqualTo(Plan.State.READY);
        assertThat(world.planned.keySet()).containsExactlyInAnyOrder(World.user(1), World.user(2));
        assertThat(world.planned.values())
                .allSatisfy(
                        forecast -> {
                            assertThat(forecast.outcome()).isEqualTo(Outcome.ENABLE);
                            assertThat(forecast.last().rule().code()).isEqualTo("enable");
                        });
        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts).isEmpty();
    }

    @Test
    void leavesOutWhomNothingHappensTo() {
        world.planned("p1", world.settingsFor(World.LICENCE));

        assertThat(world.planned).isEmpty();
        assertThat(world.plan().sums().outcomes()).containsEntry(Outcome.NOTHING, 2);
    }

    @Test
    void seesPastWhatIsWaitedFor() {
        world.assigned(1, "a@example.com", "Renamed", Lane.URGENT);
        world.assigned(2, "b@example.com", "Other", Lane.URGENT);
        world.fail(1, "BAD_REQUEST");

        world.planned("p1", world.settingsFor(World.LICENCE));

        assertThat(world.planned.values())
                .extracting(forecast -> forecast.outcome())
                .containsExactly(Outcome.UPDATE, Outcome.UPDATE);
    }

    @Test
    void seesPastAGracePeriod() {
        world.settings(it -> it.deprovisioning(Deprovisioning.DEFAULT));
        world.unassigned(1, "a@example.com");
        assertThat(world.commands).isEmpty();

        world.planned("p1", world.settingsFor(World.LICENCE));

        assertThat(world.forecast(1).outcome()).isEqualTo(Outcome.DISABLE);
    }

    @Test
    void tellsOfAdoptionsWithWhatWouldChangeInTheAccount() {
        world.settings(false);
        world.madeByHand("c@example.com", "Wrong");
        world.scanned().assigned(3, "c@example.com");

        world.planned("p1", world.settingsFor(World.LICENCE));

        assertThat(world.planned).containsOnlyKeys(World.user(3));
        var forecast = world.forecast(3);
        assertThat(forecast.outcome()).isEqualTo(Outcome.ADOPT);
        assertThat(forecast.command().orElseThrow().action()).isEqualTo(Action.ENABLE);
    }

    @Test
    void tellsWhyNothingCanBeDone() {
        world.assigned(3, "no address");

        world.planned("p1", other);

        assertThat(world.forecast(3).outcome()).isEqualTo(Outcome.SKIP);
    }

    @Test
    void tellsWhatEndsWithAnAccountThatIsDeleted() {
        world.settings(false).is(SourceUser.State.HARD_DELETED, 2, "b@example.com");

        world.planned(
                "p1",
                world.settingsFor(
                        it -> it.targetActions(new TargetActions(true, true, true, true)),
                        true,
                        World.LICENCE));

        assertThat(world.forecast(2).outcome()).isEqualTo(Outcome.DELETE);
        assertThat(world.forecast(2).warnings()).containsExactly("Licences are taken: 81");
        assertThat(world.plan().sums().seats()).isEqualTo(Map.of(World.LICENCE, -1));
    }

    @Test
    void warnsOfWhatHappensToAnAdministrator() {
        world.administratorByHand("a@example.com", "SUPER_USER").scanned();

        world.planned("p1", other);

        assertThat(world.forecast(1).warnings())
                .contains("An administrator is affected, with the admin roles SUPER_USER");
        assertThat(world.forecast(2).warnings()).noneMatch(it -> it.contains("administrator"));
    }

    @Test
    void tellsThatAccessIsTakenBeforeAnAccountIsDeleted() {
        world.settings(false).is(SourceUser.State.HARD_DELETED, 2, "b@example.com");

        world.planned("p1", ending(Duration.ZERO, Duration.ofDays(1)));

        assertThat(world.forecast(2).outcome()).isEqualTo(Outcome.DISABLE);
    }

    @Test
    void warnsOfMassRemovals() {
        manyMore();

        world.planned("p1", guarded(withoutRoles()));

        assertThat(world.plan().sums().removals()).isEqualTo(19);
        assertThat(world.planWarnings).hasSize(1).first().asString().contains("removal guard");
    }

    @Test
    void warnsOfSeatsThatRunOut() {
        world.seatsFree(0);
        world.settings(false).assigned(3, "c@example.com");

        world.planned("p1", world.settingsFor(World.LICENCE));

        assertThat(world.planWarnings).hasSize(1).first().asString().contains("Seats run out");
    }

    @Test
    void warnsThatAccountsWouldBeFoundByOtherValues() {
        world.planned(
                "p1",
                other.toBuilder()
                        .matching(List.of(new MatchingProperty("email", "[mail]", false)))
                        .build());

        assertThat(world.planWarnings).hasSize(1).first().asString().contains("other values");
    }

    @Test
    void refusesSettingsThatCannotBe() {
        world.planned("p1", other.toBuilder().fullCycle(Duration.ZERO).build());

        assertThat(world.plan().state()).isEqualTo(Plan.State.REFUSED);
        assertThat(world.plan().message()).hasValueSatisfying(m -> assertThat(m).contains("10"));
    }

    @Test
    void takesTheNewestOfSeveral() {
        world.planned("p1", other).planned("p2", other);

        assertThat(world.applied("p1", other)).isPresent();
        assertThat(world.applied("p2", other)).isEmpty();
    }

    @Nested
    class WhenApplied {

        @Test
        void doesWhatItShowed() {
            world.planned("p1", other);

            assertThat(world.applied("p1", other)).isEmpty();
            assertThat(world.plan().state()).isEqualTo(Plan.State.APPLYING);
            assertThat(world.commands).hasSize(2);
            world.settled();

            assertThat(world.goTo.values())
                    .allSatisfy(account -> assertThat(account.licences()).contains("99"));
            assertThat(world.plan().state()).isEqualTo(Plan.State.APPLIED);
            assertThat(world.plan().leftOut()).isZero();
        }

        @Test
        void leavesOutAndTellsOfThoseWhoseSituationChanged() {
            world.planned("p1", other);
            world.assigned(2, "b@example.com", "Renamed", Lane.URGENT).settled();

            world.applied("p1", other);

            assertThat(world.commands).singleElement().satisfies(this::isOfTheFirst);
            assertThat(world.verdicts).containsExactly("2 SKIPPED PlanOutdated");
            assertThat(world.settled().plan().leftOut()).isOne();

            world.scanned();

            assertThat(world.commands).hasSize(1);
        }

        @Test
        void decidesNobodyElseUntilTheNextCycle() {
            world.settings(false);
            world.planned("p1", other);
            world.assigned(3, "c@example.com");

            world.applied("p1", other);
            world.scanned().settled();

            assertThat(world.goTo).hasSize(2);
            assertThat(world.plan().state()).isEqualTo(Plan.State.APPLIED);

            world.scanned().settled();

            assertThat(world.goTo).hasSize(3);
        }

        @Test
        void decidesNobodyWhoseEmailIsThatOfAnotherUntilTheNextCycle() {
            world.planned("p1", other);
            world.unassigned(2, "a@example.com").fail(0, "BAD_REQUEST");

            world.applied("p1", other);

            assertThat(world.settled().everything)
                    .filteredOn(sent -> sent.send().action() == Action.DISABLE)
                    .hasSize(1);

            world.scanned();

            assertThat(world.onlyCommand().send().action()).isEqualTo(Action.DISABLE);
        }

        @Test
        void takesTheSameSettingsTwice() {
            world.planned("p1", other);
            Settings applying =
                    other.toBuilder().version(100).appliesPlan(Optional.of("p1")).build();
            assertThat(world.take(applying)).isEmpty();
            world.settled();

            assertThat(world.take(applying)).isEmpty();

            assertThat(world.plan().state()).isEqualTo(Plan.State.APPLIED);
            assertThat(world.commands).isEmpty();
        }

        @Test
        void saysThatOtherSettingsInterruptedIt() {
            world.planned("p1", other);
            world.applied("p1", other);

            world.settings(true);

            assertThat(world.plan().state()).isEqualTo(Plan.State.REFUSED);
            assertThat(world.plan().message()).isPresent();
        }

        @Test
        void passesTheRemovalGuard() {
            manyMore();
            Settings removing = guarded(withoutRoles());
            world.planned("p1", removing);

            world.applied("p1", removing);
            world.settled();

            assertThat(world.goTo.values())
                    .allSatisfy(account -> assertThat(account.licences()).isEmpty());
        }

        @Test
        void passesTheRemovalGuardAfterAGracePeriod() {
            manyMore();
            world.settings(false);
            for (int user = 3; user < 20; user++) {
                world.unassigned(user, "u" + user + "@example.com");
            }
            Settings waiting = ending(Duration.ofMinutes(1), Duration.ZERO);
            world.planned("p1", waiting);

            world.applied("p1", waiting);
            world.scanned();
            assertThat(world.commands).isEmpty();
            assertThat(world.count(Count.IN_GRACE)).isEqualTo(17);
            world.minutesLater(1);

            assertThat(world.commands).hasSize(17);
            assertThat(world.settled().held()).isEmpty();
        }

        @Test
        void asksTheRemovalGuardWhenSomethingElseIsTakenAfterAGracePeriod() {
            world.settings(false).unassigned(1, "a@example.com");
            Settings strict =
                    ending(Duration.ofMinutes(1), Duration.ZERO).toBuilder()
                            .removalGuard(
                                    new RemovalGuard(
                                            true,
                                            0,
                                            0,
                                            Duration.ofHours(1),
                                            Duration.ofSeconds(10),
                                            Duration.ofDays(7)))
                            .build();
            world.planned("p1", strict);
            world.applied("p1", strict);
            world.scanned();
            world.licenceByHand(world.goTo.firstKey(), World.OTHER_LICENCE).scanned();

            world.minutesLater(1).minutesLater(1);

            assertThat(world.commands).isEmpty();
            assertThat(world.held()).hasSize(1);
        }

        @Test
        void passesTheRemovalGuardWhenAccountsAreDeletedLater() {
            manyMore();
            world.settings(false);
            for (int user = 3; user < 20; user++) {
                world.is(SourceUser.State.HARD_DELETED, user, "u" + user + "@example.com");
            }
            Settings deleting = ending(Duration.ZERO, Duration.ofDays(1));
            world.planned("p1", deleting);

            world.applied("p1", deleting);
            world.scanned();

            assertThat(world.commands).hasSize(17);
        }

        private void isOfTheFirst(World.Sent sent) {
            assertThat(sent.user()).isEqualTo(World.user(1));
        }
    }

    @Nested
    class Refuses {

        @Test
        void otherSettingsThanThoseItWasMadeFor() {
            world.planned("p1", other);

            assertThat(world.applied("p1", withoutRoles())).isPresent();
            assertThat(world.plan().state()).isEqualTo(Plan.State.REFUSED);
            assertThat(world.commands).isEmpty();
            assertThat(world.assigned(3, "c@example.com").commands.getFirst().send().target())
                    .satisfies(target -> assertThat(target.licences()).containsExactly("81"));
        }

        @Test
        void toApplyItAgain() {
            world.planned("p1", other);
            world.applied("p1", other);
            world.settled();

            assertThat(world.applied("p1", other)).hasValueSatisfying(said("it is APPLIED"));
            assertThat(world.plan().state()).isEqualTo(Plan.State.APPLIED);
            assertThat(world.plan().message()).isEmpty();
        }

        @Test
        void oneThatIsNotReadyAndLetsItBe() {
            world.request(new Request.ComputePlan("request", "p1", Optional.of(other)));

            assertThat(world.applied("p1", other)).hasValueSatisfying(said("it is COMPUTING"));
            assertThat(world.everybodyDecided().plan().state()).isEqualTo(Plan.State.READY);
        }

        @Test
        void oneThatCouldNotBeMadeAndStillTellsWhy() {
            world.planned("p1", other.toBuilder().fullCycle(Duration.ZERO).build());
            Optional<String> why = world.plan().message();

            assertThat(world.applied("p1", other)).hasValueSatisfying(said("it is REFUSED"));
            assertThat(world.plan().message()).isEqualTo(why);
        }

        private Consumer<String> said(String words) {
            return why -> assertThat(why).contains(words);
        }

        @Test
        void unknownPlans() {
            assertThat(world.applied("p9", other)).isPresent();
            assertThat(world.commands).isEmpty();
        }

        @Test
        void discardedPlans() {
            world.planned("p1", other);
            world.request(new Request.DiscardPlan("request", "p1"));

            assertThat(world.applied("p1", other)).isPresent();
            assertThat(world.plan().state()).isEqualTo(Plan.State.DISCARDED);
        }
    }

    private void manyMore() {
        for (int user = 3; user < 20; user++) {
            world.assigned(user, "u" + user + "@example.com");
        }
        world.settled();
    }

    /** Settings by which access, and the account, end after some time, and the guard is on. */
    private Settings ending(Duration grace, Duration deleteAfter) {
        return guarded(
                world.settingsFor(
                        it ->
                                it.targetActions(new TargetActions(true, true, true, true))
                                        .deprovisioning(
                                                new Deprovisioning(
                                                        WhenUnassigned.DISABLE,
                                                        grace,
                                                        deleteAfter,
                                                        WhenGone.CREATE,
                                                        false)),
                        true,
                        World.LICENCE));
    }

    private static Settings guarded(Settings settings) {
        return settings.toBuilder().removalGuard(RemovalGuard.DEFAULT).build();
    }

    private Settings withoutRoles() {
        return other.toBuilder()
                .roles(
                        List.of(
                                new Settings.Role(
                                        "Nobody",
                                        Set.of(World.LICENCE),
                                        Set.of(),
                                        Optional.empty(),
                                        Set.of())))
                .build();
    }
}
