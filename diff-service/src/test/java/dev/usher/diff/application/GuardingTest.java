package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.HoldReason;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.RemovalGuard;
import dev.usher.policy.Settings;
import dev.usher.policy.SettingsBuilder;
import dev.usher.policy.SourceUser;
import dev.usher.policy.TargetActions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Twenty users have access; four of them may lose it within an hour without anybody being asked.
 */
class GuardingTest {

    private static final int USERS = 20;
    private static final RemovalGuard FOUR_AN_HOUR =
            new RemovalGuard(
                    true, 3, 20, Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofDays(7));

    private final World world = new World();

    @BeforeEach
    void provision() {
        world.running();
        for (int user = 1; user <= USERS; user++) {
            world.assigned(user, mail(user));
        }
        world.settled().settings(it -> it.removalGuard(FOUR_AN_HOUR));
    }

    private static String mail(int user) {
        return "u" + user + "@example.com";
    }

    private void leaveInBulk(int from, int to) {
        for (int user = from; user <= to; user++) {
            world.has(user, mail(user), "Given" + user, Set.of(), Lane.BULK);
        }
    }

    private static SettingsBuilder takingAccess(boolean takes, SettingsBuilder settings) {
        return settings.removalGuard(FOUR_AN_HOUR)
                .targetActions(new TargetActions(true, true, takes, false));
    }

    private long withAccess() {
        return world.goTo.values().stream().filter(it -> !it.licences().isEmpty()).count();
    }

    private String onlyHold() {
        assertThat(world.held()).hasSize(1);
        return world.held().getFirst().batch().id();
    }

    @Test
    void isForetoldByAPlanWithThoseCountedAlready() {
        world.unassigned(1, mail(1)).unassigned(2, mail(2)).settled();
        world.settings(it -> takingAccess(false, it));
        leaveInBulk(3, 4);
        Settings candidate = world.settingsFor(it -> takingAccess(true, it), true, World.LICENCE);
        world.planned("two-more", candidate);
        assertThat(world.planWarnings).isEmpty();

        leaveInBulk(5, 5);
        world.assigned(1, mail(1)).settled().has(1, mail(1), "Given1", Set.of(), Lane.BULK);
        world.planned("three-more", candidate);

        assertThat(world.plan().sums().removals()).isEqualTo(3);
        assertThat(world.planWarnings)
                .singleElement()
                .asString()
                .contains("3 users would lose access", "2 have lost it lately");
    }

    @Test
    void doesNotCountWhomSomebodyIsAskedAboutInstead() {
        world.settings(
                it -> it.removalGuard(FOUR_AN_HOUR).revivedAccounts(Settings.RevivedAccounts.ASK));
        world.erased(2).deletedByHand(mail(1));
        assertThat(world.memory(World.user(1)).hold()).isPresent();

        world.renamedByHandTo(mail(2), mail(1));
        world.scanned();

        assertThat(world.verdicts).endsWith("1 SKIPPED RevivedAccount");
        assertThat(world.memory(World.user(1)).hold()).isEmpty();
        assertThat(world.count(Count.COLLECTED)).isZero();
    }

    @Nested
    class OfABulkChange {

        @Test
        void runsRemovalsWithinTheLimitWhenTheyHaveBeenCollected() {
            leaveInBulk(1, 4);
            world.secondsLater(9);
            assertThat(world.commands).isEmpty();

            world.secondsLater(1);

            assertThat(world.commands).hasSize(4);
            world.settled();
            assertThat(withAccess()).isEqualTo(16);
            assertThat(world.held()).isEmpty();
        }

        @Test
        void holdsAllWhenTheyAreTooManyAndSaysSoOncePerUser() {
            leaveInBulk(1, 5);
            world.secondsLater(10).scanned().secondsLater(10);

            assertThat(world.commands).isEmpty();
            assertThat(world.verdicts)
                    .containsExactly(
                            "1 HELD RemovalGuard",
                            "2 HELD RemovalGuard",
                            "3 HELD RemovalGuard",
                            "4 HELD RemovalGuard",
                            "5 HELD RemovalGuard");
            assertThat(world.lastVerdict().holdId()).contains(onlyHold());
            assertThat(world.lastVerdict().command().orElseThrow().action())
                    .isEqualTo(Action.DISABLE);
            Held held = world.held().getFirst();
            assertThat(held.batch().users()).isEqualTo(5);
            assertThat(held.batch().limit()).isEqualTo(4);
            assertThat(held.batch().why())
                    .isEqualTo(
                            new HoldReason(
                                    HoldReason.Code.TOO_MANY_REMOVALS,
                                    "5 users would lose access at once, which is beyond the limit"
                                            + " of 4."));
            assertThat(held.some()).hasSize(5);
            assertThat(world.count(Count.HELD)).isEqualTo(5);
        }

        @Test
        void waitsAsLongAsMoreKeepComing() {
            leaveInBulk(1, 3);
            world.secondsLater(6);
            leaveInBulk(4, 5);
            world.secondsLater(9);
            assertThat(world.held()).isEmpty();

            world.secondsLater(1);

            assertThat(world.commands).isEmpty();
            assertThat(world.held().getFirst().batch().users()).isEqualTo(5);
        }

        @Test
        void isNotPutOffForEver() {
            for (int user = 1; user <= 11; user++) {
                leaveInBulk(user, user);
                world.secondsLater(9);
            }
            assertThat(world.held()).isEmpty();

            world.secondsLater(1);

            assertThat(world.commands).isEmpty();
            assertThat(world.held().getFirst().batch().users()).isEqualTo(11);
        }

        @Test
        void letsCreationsAndOtherChangesGoOn() {
            leaveInBulk(1, 5);
            world.secondsLater(10)
                    .assigned(30, mail(30))
                    .assigned(20, mail(20), "Other", Lane.URGENT);

            assertThat(world.commands)
                    .extracting(sent -> sent.send().action())
                    .containsExactly(Action.CREATE, Action.UPDATE);
        }

        @Test
        void judgesASecondSetByWhatRanBefore() {
            leaveInBulk(1, 3);
            world.secondsLater(10);
            leaveInBulk(4, 5);
            world.secondsLater(10).settled();

            assertThat(withAccess()).isEqualTo(17);
            assertThat(world.held().getFirst().batch().alreadyRun()).isEqualTo(3);
        }

        @Test
        void countsWhatWasLetGoThoughNotSentYet() {
            leaveInBulk(1, 4);
            world.secondsLater(9).connectorQuarantined();
            world.tick(1).unassigned(5, mail(5)).connectorHealthy().settled();

            assertThat(withAccess()).isEqualTo(16);
            assertThat(world.verdicts).containsExactly("5 HELD RemovalGuard");
        }

        @Test
        void countsWhatIsAboutToBeLetGo() {
            leaveInBulk(1, 4);
            world.secondsLaterWithoutGoingOn(10).unassigned(5, mail(5));

            assertThat(world.verdicts).containsExactly("5 HELD RemovalGuard");
            world.everybodyDecided().settled();
            assertThat(withAccess()).isEqualTo(16);
        }

        @Test
        void countsWhatAMappingOrRoleTakesToo() {
            world.settings(
                    it ->
                            it.removalGuard(FOUR_AN_HOUR)
                                    .roles(
                                            List.of(
                                                    new Settings.Role(
                                                            World.ROLE,
                                                            Set.of(World.OTHER_LICENCE),
                                                            Set.of(),
                                                            Optional.empty(),
                                                            Set.of()))));
            world.secondsLater(10);

            assertThat(world.commands).isEmpty();
            assertThat(world.held().getFirst().batch().users()).isEqualTo(USERS);
            assertThat(world.held().getFirst().some()).hasSize(USERS);
        }

        @Test
        void forgetsWhoComesBackWhileCollecting() {
            leaveInBulk(1, 5);
            world.secondsLater(5).assigned(1, mail(1)).secondsLater(5).settled();

            assertThat(withAccess()).isEqualTo(16);
            assertThat(world.held()).isEmpty();
        }

        @Test
        void holdsThoughTheServiceWasRestarted() {
            leaveInBulk(1, 5);
            world.restarted().secondsLater(60);
            assertThat(world.held()).isEmpty();

            world.caughtUp();

            assertThat(world.held().getFirst().batch().users()).isEqualTo(5);
            world.restarted().caughtUp().released(onlyHold()).settled();
            assertThat(withAccess()).isEqualTo(15);
        }
    }

    @Test
    void holdsEverythingWhenTheSourceLooksEmpty() {
        leaveInBulk(1, 16);
        world.secondsLater(10).released(onlyHold()).settled().minutesLater(61);
        assertThat(withAccess()).isEqualTo(4);

        leaveInBulk(17, 20);
        world.secondsLater(10);

        assertThat(world.commands).isEmpty();
        assertThat(world.held().getFirst().batch().why().words()).contains("as if the source");
    }

    @Nested
    class OfSingleChanges {

        @Test
        void runsThemAtOnceUntilTheLimitAndHoldsTheRestTogether() {
            for (int user = 1; user <= 6; user++) {
                world.unassigned(user, mail(user));
            }

            assertThat(world.commands).hasSize(4);
            assertThat(world.verdicts)
                    .containsExactly("5 HELD RemovalGuard", "6 HELD RemovalGuard");
            assertThat(world.held().getFirst().batch().users()).isEqualTo(2);
            assertThat(world.held().getFirst().batch().alreadyRun()).isEqualTo(4);
        }

        @Test
        void countsThoseWhoWereErasedSince() {
            for (int user = 1; user <= 3; user++) {
                world.unassigned(user, mail(user)).settled().erased(user);
            }
            world.minutesLater(30).unassigned(4, mail(4));

            assertThat(world.commands).isEmpty();
            assertThat(world.held().getFirst().batch().alreadyRun()).isEqualTo(3);
            for (int user = 1; user <= 3; user++) {
                assertThat(world.memory(World.user(user))).isEqualTo(Memory.BLANK);
            }
        }

        @Test
        void countsThemWhenTheBooksWereMadeAnew() {
            for (int user = 1; user <= 3; user++) {
                world.unassigned(user, mail(user)).settled().erased(user);
            }
            world.rebuilt().unassigned(4, mail(4));

            assertThat(world.commands).isEmpty();
        }

        @Test
        void remembersNothingOfTheErasedWhenAnHourIsOver() {
            world.unassigned(1, mail(1)).settled().erased(1).minutesLater(61);

            assertThat(world.memories.entries).hasSize(USERS - 1);
            assertThat(world.count(Count.REMOVED_LATELY)).isZero();
        }

        @Test
        void runsMoreWhenAnHourIsOver() {
            for (int user = 1; user <= 4; user++) {
                world.unassigned(user, mail(user));
            }
            world.settled().minutesLater(59).unassigned(5, mail(5));
            assertThat(world.commands).isEmpty();

            world.minutesLater(2).unassigned(6, mail(6)).settled();

            assertThat(withAccess()).isEqualTo(15);
        }

        @Test
        void countsAUserOnce() {
            for (int user = 1; user <= 4; user++) {
                world.unassigned(user, mail(user));
            }
            world.settled().assigned(1, mail(1)).settled().unassigned(1, mail(1)).settled();

            assertThat(withAccess()).isEqualTo(16);
        }
    }

    @Nested
    class WhenHeld {

        private String hold;

        @BeforeEach
        void leave() {
            leaveInBulk(1, 5);
            world.secondsLater(10);
            hold = onlyHold();
            world.verdicts.clear();
        }

        @Test
        void runsWhenReleased() {
            world.released(hold);

            assertThat(world.commands).hasSize(5);
            assertThat(world.verdicts).hasSize(5).contains("1 RELEASED RemovalGuard");
            world.settled();
            assertThat(withAccess()).isEqualTo(15);
            assertThat(world.held()).isEmpty();
            assertThat(world.count(Count.HELD)).isZero();
        }

        @Test
        void runsForSomeAndStaysHeldForTheRest() {
            world.released(hold, 2, 4).rejected(hold, 5).settled();

            assertThat(withAccess()).isEqualTo(18);
            assertThat(world.verdicts)
                    .containsExactly(
                            "2 RELEASED RemovalGuard",
                            "4 RELEASED RemovalGuard",
                            "5 REJECTED RemovalGuard");
            assertThat(world.held().getFirst().batch().users()).isEqualTo(2);
        }

        @Test
        void isNotDoneWhenRejectedUntilSomethingElseIsWanted() {
            world.rejected(hold).scanned().minutesLater(100).scanned();

            assertThat(world.commands).isEmpty();
            assertThat(world.held()).isEmpty();
            assertThat(withAccess()).isEqualTo(20);

            world.is(SourceUser.State.DISABLED, 1, mail(1)).settled();
            world.assigned(2, mail(2)).unassigned(2, mail(2)).settled();
            assertThat(withAccess()).isEqualTo(18);
        }

        @Test
        void staysRejectedWhileProvisioningIsOff() {
            world.rejected(hold);
            world.settings(it -> it.status(Settings.Status.OFF).removalGuard(FOUR_AN_HOUR))
                    .scanned()
                    .settings(it -> it.removalGuard(FOUR_AN_HOUR))
                    .scanned()
                    .minutesLater(5);

            assertThat(world.commands).isEmpty();
            assertThat(world.held()).isEmpty();
        }

        @Test
        void isNotDoneWhenNobodyDecides() {
            world.minutesLater(7 * 24 * 60);

            assertThat(world.commands).isEmpty();
            assertThat(world.held()).isEmpty();
            assertThat(world.verdicts).hasSize(5).contains("1 REJECTED HoldExpired");
            world.scanned().minutesLater(20);
            assertThat(world.commands).isEmpty();

            world.provisionedNow(1).settled();
            assertThat(withAccess()).isEqualTo(19);
        }

        @Test
        void endsWhenTheUserComesBack() {
            world.assigned(1, mail(1));

            assertThat(world.held().getFirst().batch().users()).isEqualTo(4);
            world.released(hold).settled();
            assertThat(withAccess()).isEqualTo(16);
        }

        @Test
        void isNotReleasedForWhomTheSituationHasChanged() {
            String key = keyOf(1);
            world.licenceByHand(key, World.OTHER_LICENCE).scanned().secondsLater(30);

            world.released(hold).settled();

            assertThat(licences(key)).containsExactlyInAnyOrder(World.LICENCE, World.OTHER_LICENCE);
            assertThat(world.held().getFirst().batch().users()).isOne();
            world.released(onlyHold()).settled();
            assertThat(licences(key)).containsExactly(World.OTHER_LICENCE);
        }

        @Test
        void isDoneWhenTheGuardIsSwitchedOff() {
            world.settings(true).settled();

            assertThat(withAccess()).isEqualTo(15);
            world.secondsLater(1);
            assertThat(world.held()).isEmpty();
        }

        @Test
        void passesToAnotherUserWithTheSameEmail() {
            world.assigned(40, mail(1)).settled();

            assertThat(withAccess()).isEqualTo(20);
            assertThat(world.held().getFirst().batch().users()).isEqualTo(4);
        }

        @Test
        void isNotWaitedForOnceItWasRejected() {
            world.rejected(hold);
            for (int user = 11; user <= 15; user++) {
                world.assigned(user, "new" + mail(user), "Given" + user, Lane.BULK);
            }
            world.secondsLater(10).verdicts.clear();
            world.assigned(30, mail(11));
            assertThat(world.verdicts).containsExactly("30 SKIPPED AwaitingRename");

            world.rejected(onlyHold()).scanned();

            assertThat(world.verdicts).contains("30 SKIPPED DuplicateTargetEntries");
            assertThat(world.commands).isEmpty();
        }

        @Test
        void outlivesAReleaseOfAnotherHold() {
            assertThat(world.request(release("some-other-hold")))
                    .hasValueSatisfying(
                            why ->
                                    assertThat(why)
                                            .contains("'some-other-hold'")
                                            .contains("no such hold"));
            assertThat(world.commands).isEmpty();
        }

        @Test
        void isDecidedOnce() {
            assertThat(world.request(reject(hold))).isEmpty();
            assertThat(world.request(release(hold)))
                    .hasValueSatisfying(
                            why -> assertThat(why).contains("is being rejected already"));
            world.everybodyDecided();
            assertThat(world.request(release(hold)))
                    .hasValueSatisfying(why -> assertThat(why).contains("no such hold"));

            world.settled();
            assertThat(withAccess()).isEqualTo(20);
        }

        @Test
        void tellsOfEachUserNamedWhoIsNotHeld() {
            world.released(hold, 2);

            assertThat(world.request(reject(hold, 2, 3, 9))).isEmpty();

            assertThat(world.explanations)
                    .extracting(it -> it.notice().reason())
                    .containsExactly("NotHeld", "NotHeld");
            assertThat(world.explanations.getFirst().notice().details())
                    .contains("'" + hold + "'")
                    .contains("A command is on its way");
            assertThat(world.verdicts)
                    .containsExactly("2 RELEASED RemovalGuard", "3 REJECTED RemovalGuard");
        }

        @Test
        void tellsOfEachUserNamedWhenTheHoldIsGone() {
            world.rejected(hold);

            assertThat(world.request(release(hold, 1))).isEmpty();

            assertThat(world.explanations)
                    .singleElement()
                    .satisfies(it -> assertThat(it.notice().reason()).isEqualTo("NotHeld"));
            world.settled();
            assertThat(withAccess()).isEqualTo(20);
        }

        private Request release(String of, int... users) {
            return new Request.ReleaseHeld("request", of, World.ids(users), "Ada");
        }

        private Request reject(String of, int... users) {
            return new Request.RejectHeld("request", of, World.ids(users), "Ada");
        }

        private Set<String> licences(String key) {
            AccountSpec account = world.goTo.get(key);
            assertThat(account).isNotNull();
            return account.licences();
        }

        private String keyOf(int user) {
            return world.goTo.entrySet().stream()
                    .filter(it -> it.getValue().email().equals(mail(user)))
                    .findFirst()
                    .orElseThrow()
                    .getKey();
        }
    }

    @Nested
    class WhenManyAccountsAreGone {

        @Test
        void createsFewAgainWhenTheyHaveBeenCollected() {
            world.deletedByHand(mail(1));
            world.deletedByHand(mail(2));
            assertThat(world.commands).isEmpty();

            world.secondsLater(10).settled();

            assertThat(withAccess()).isEqualTo(20);
        }

        @Test
        void holdsTheCreationOfManyUntilReleased() {
            for (int user = 1; user <= 6; user++) {
                world.deletedByHand(mail(user));
            }
            world.scanned().secondsLater(10).scanned().secondsLater(10);

            assertThat(world.commands).isEmpty();
            assertThat(world.verdicts).contains("1 HELD ManyAccountsGone");
            assertThat(world.held().getFirst().batch().why().words())
                    .contains("6 accounts are gone");

            world.released(onlyHold()).settled();
            assertThat(withAccess()).isEqualTo(20);
        }
    }

    @Test
    void touchesNoAccountThatItDoesNotManage() {
        String key = world.madeByHand("someone@example.com", "Some", World.LICENCE);
        AccountSpec before = world.goTo.get(key);
        leaveInBulk(1, 20);
        world.secondsLater(10).scanned().released(onlyHold()).settled();

        assertThat(world.goTo.get(key)).isEqualTo(before);
        assertThat(withAccess()).isOne();
    }
}
