package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.RoleRules;
import dev.usher.policy.Settings;
import dev.usher.policy.SourceUser;
import dev.usher.policy.TargetActions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DecidingTest {

    private final World world = new World();

    private Action onlyAction() {
        assertThat(world.commands).hasSize(1);
        return world.commands.getFirst().send().action();
    }

    @Nested
    class BeforeTheGateOpens {

        @Test
        void waitsForSettings() {
            world.connectorHealthy().scanned().assigned(1, "a@example.com");

            assertThat(world.commands).isEmpty();

            world.settings(true).scanned();

            assertThat(onlyAction()).isEqualTo(Action.CREATE);
        }

        @Test
        void waitsForAScan() {
            world.settings(true).connectorHealthy().assigned(1, "a@example.com");

            assertThat(world.commands).isEmpty();

            world.scanned();

            assertThat(onlyAction()).isEqualTo(Action.CREATE);
            assertThat(world.waiting()).isZero();
        }

        @Test
        void waitsForEarlierInputAfterARestart() {
            world.running().restarted().assigned(1, "a@example.com");

            assertThat(world.commands).isEmpty();

            world.caughtUp();

            assertThat(onlyAction()).isEqualTo(Action.CREATE);
        }
    }

    @Test
    void createsAdoptsUpdatesAndDisables() {
        String byHand = world.madeByHand("b@example.com", "Wrong", World.OTHER_LICENCE);
        world.running().assigned(1, "a@example.com").assigned(2, "B@example.com").settled();

        assertThat(world.verdicts).containsExactly("2 ADOPTED Matched");
        AccountSpec adopted = world.goTo.get(byHand);
        assertThat(adopted).isNotNull();
        assertThat(adopted.attributes()).containsEntry("firstName", "Given2");
        assertThat(adopted.licences()).containsExactly(World.LICENCE, World.OTHER_LICENCE);

        world.assigned(1, "a@example.com", "Renamed", Lane.URGENT);
        assertThat(onlyAction()).isEqualTo(Action.UPDATE);
        world.settled().unassigned(2, "b@example.com");
        assertThat(onlyAction()).isEqualTo(Action.DISABLE);
        world.settled();
        AccountSpec disabled = world.goTo.get(byHand);
        assertThat(disabled).isNotNull();
        assertThat(disabled.licences()).containsExactly(World.OTHER_LICENCE);

        world.assigned(2, "b@example.com");
        assertThat(onlyAction()).isEqualTo(Action.ENABLE);
    }

    @Test
    void leavesUnassignedAccountsAlone() {
        String byHand = world.madeByHand("x@example.com", "X", World.LICENCE);
        AccountSpec before = world.goTo.get(byHand);
        world.running().unassigned(1, "x@example.com").scanned().settled();

        assertThat(world.goTo).containsExactlyEntriesOf(java.util.Map.of(byHand, before));
        assertThat(world.verdicts).isEmpty();
    }

    @Test
    void neverWritesProtectedAccounts() {
        world.madeByHand("boss@example.com", "Boss", World.LICENCE);
        world.running().assigned(1, "boss@example.com");

        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts).containsExactly("1 SKIPPED ProtectedAccount");
    }

    @Test
    void skipsDefaultAccessOnceWithItsReason() {
        world.running()
                .has(1, "a@example.com", "A", Set.of("Default Access"), Lane.URGENT)
                .scanned()
                .scanned();

        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts).containsExactly("1 SKIPPED NotEffectivelyEntitled");
    }

    @Test
    void earlierOfTwoUsersWithOneEmailKeepsTheAccount() {
        world.running().assigned(1, "a@example.com").assigned(2, "a@example.com").settled();

        assertThat(world.goTo).hasSize(1);
        assertThat(world.verdicts).containsExactly("2 SKIPPED DuplicateSourceEntries");
    }

    @Test
    void saysOnceThatASkippedUserIsSettledWhenUnassigned() {
        world.running().assigned(1, "a@example.com").assigned(2, "a@example.com").settled();
        world.verdicts.clear();

        world.unassigned(2, "a@example.com").scanned().settled();
        assertThat(world.verdicts).containsExactly("2 SKIPPED NothingToDo");

        world.verdicts.clear();
        world.unassigned(1, "a@example.com").settled();
        assertThat(world.verdicts).isEmpty();
    }

    @Test
    void claimPassesOnWhenTheOwnerLosesTheRole() {
        world.running().assigned(1, "a@example.com").assigned(2, "a@example.com").settled();
        world.verdicts.clear();

        world.unassigned(1, "a@example.com").settled();

        assertThat(world.goTo).hasSize(1);
        assertThat(world.goTo.firstEntry().getValue().licences()).contains(World.LICENCE);
        assertThat(world.verdicts).contains("2 ADOPTED RevivedAccount");
    }

    @Test
    void whoIsHiredAgainWaitsForTheEndOfTheFormerAccess() {
        world.running().assigned(1, "a@example.com").settled();

        world.is(SourceUser.State.HARD_DELETED, 1, "a@example.com").assigned(2, "a@example.com");
        assertThat(world.verdicts).containsExactly("2 SKIPPED AwaitingRename");

        world.settled();
        assertThat(world.verdicts).contains("2 ADOPTED RevivedAccount");
        assertThat(world.goTo.firstEntry().getValue().licences()).contains(World.LICENCE);
    }

    @Test
    void whoIsHiredAgainHasAnotherAccountOnceTheFormerIsDeleted() {
        world.running()
                .settings(it -> it.targetActions(new TargetActions(true, true, true, true)))
                .assigned(1, "a@example.com")
                .settled();

        world.is(SourceUser.State.HARD_DELETED, 1, "a@example.com")
                .assigned(2, "a@example.com")
                .settled();

        assertThat(world.goTo.firstEntry().getValue().licences()).contains(World.LICENCE);
    }

    @Test
    void waitsForARenameAndRefusesAPureSwap() {
        world.running().assigned(1, "a@example.com").assigned(2, "b@example.com").settled();

        world.assigned(1, "b@example.com");
        assertThat(world.verdicts).containsExactly("1 SKIPPED DuplicateSourceEntries");
        world.assigned(2, "a@example.com");
        assertThat(world.verdicts).contains("1 SKIPPED EmailSwap", "2 SKIPPED EmailSwap");
        assertThat(world.commands).isEmpty();

        world.assigned(2, "c@example.com").settled();
        assertThat(world.goTo.values())
                .extracting(AccountSpec::email)
                .containsExactlyInAnyOrder("b@example.com", "c@example.com");
    }

    @Test
    void waitsForNoRenameThatNeverComes() {
        world.running().assigned(1, "a@example.com").settled();
        world.readOnly.add("email");
        world.scanned().assigned(1, "b@example.com");

        world.assigned(2, "a@example.com");

        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts)
                .containsExactly("1 SKIPPED IdentityReadOnly", "2 SKIPPED DuplicateTargetEntries");
    }

    @Test
    void waitsForNoRenameOfAnEmailThatIsWrittenOnlyOnCreation() {
        world.settings(
                it ->
                        it.mappings(
                                List.of(
                                        World.mapping("email", "mail", true),
                                        World.mapping("firstName", "givenName", false),
                                        World.mapping("lastName", "surname", false))));
        world.connectorHealthy();
        world.scanned().assigned(1, "a@example.com").settled();
        world.assigned(1, "b@example.com").assigned(2, "a@example.com");

        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts).containsExactly("2 SKIPPED DuplicateTargetEntries");
        world.assigned(3, "b@example.com");
        assertThat(world.onlyCommand().send().target().email()).isEqualTo("b@example.com");
    }

    @Test
    void tellsThoseWhoWaitForOneAnotherInACircle() {
        world.running()
                .assigned(1, "a@example.com")
                .assigned(2, "b@example.com")
                .assigned(3, "c@example.com")
                .settled();

        world.assigned(1, "b@example.com")
                .assigned(2, "c@example.com")
                .assigned(3, "a@example.com");
        assertThat(world.verdicts).contains("3 SKIPPED EmailSwap");
        world.scanned();
        assertThat(world.verdicts).contains("1 SKIPPED EmailSwap", "2 SKIPPED EmailSwap");
        assertThat(world.commands).isEmpty();

        world.assigned(2, "d@example.com").settled();
        assertThat(world.goTo.values())
                .extracting(AccountSpec::email)
                .containsExactlyInAnyOrder("b@example.com", "d@example.com", "a@example.com");
    }

    @Test
    void sendsOneCommandAtATimePerUser() {
        world.running()
                .assigned(1, "a@example.com", "One", Lane.URGENT)
                .assigned(1, "a@example.com", "Two", Lane.URGENT)
                .assigned(1, "a@example.com", "Three", Lane.URGENT);

        assertThat(onlyAction()).isEqualTo(Action.CREATE);
        world.carryOut(0);
        assertThat(onlyAction()).isEqualTo(Action.UPDATE);
        world.settled();
        assertThat(world.goTo.firstEntry().getValue().attributes())
                .containsEntry("firstName", "Three");
    }

    @Test
    void doesNotRepeatWhatDoesNotHelp() {
        world.running().assigned(1, "a@example.com").settled();
        world.assigned(1, "a@example.com", "New", Lane.URGENT);
        world.pretend(0);

        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts).containsExactly("1 SKIPPED NotConverging");
    }

    @Test
    void decidesAgainWhenACommandExpiredOrWasLost() {
        world.running().assigned(1, "a@example.com");
        world.expire(0);
        assertThat(world.commands).hasSize(1);

        world.commands.clear();
        world.minutesLater(19);
        assertThat(world.commands).isEmpty();
        world.minutesLater(2);
        assertThat(onlyAction()).isEqualTo(Action.CANCEL);
        world.settled();
        assertThat(world.goTo).hasSize(1);
    }

    @Test
    void sendsNothingWhileTheConnectorIsNotHealthy() {
        world.running().connectorQuarantined().assigned(1, "a@example.com");
        assertThat(world.commands).isEmpty();

        world.connectorHealthy();
        assertThat(onlyAction()).isEqualTo(Action.CREATE);
    }

    @Test
    void keepsBulkWithinBoundsAndLetsUrgentPass() {
        world.running();
        for (int i = 0; i < Desk.MOST_BULK_IN_FLIGHT + 100; i++) {
            world.assigned(i, "u" + i + "@example.com", "G", Lane.BULK);
        }
        assertThat(world.commands).hasSize(Desk.MOST_BULK_IN_FLIGHT);
        assertThat(world.waiting()).isEqualTo(100);

        world.assigned(5000, "urgent@example.com");
        assertThat(world.commands).hasSize(Desk.MOST_BULK_IN_FLIGHT + 1);
        world.settled();
        assertThat(world.goTo).hasSize(Desk.MOST_BULK_IN_FLIGHT + 101);
        assertThat(world.waiting()).isZero();
        assertThat(world.count(Count.BULK_IN_FLIGHT)).isZero();
    }

    @Test
    void matchesAgainWhenTheLinkedAccountIsGone() {
        world.running().assigned(1, "a@example.com").settled();
        world.goneFromGoTo(world.goTo.firstKey());

        assertThat(world.verdicts).containsExactly("1 UNLINKED Unlinked");
        assertThat(onlyAction()).isEqualTo(Action.CREATE);
    }

    @Test
    void takesBackWhatWasGrantedAfterTheCatalogueChanged() {
        world.running().assigned(1, "a@example.com").settled();
        world.settings(true, "82").settled();
        assertThat(world.goTo.firstEntry().getValue().licences()).containsExactly("82");

        world.unassigned(1, "a@example.com").settled();
        assertThat(world.goTo.firstEntry().getValue().licences()).isEmpty();
    }

    @Test
    void decidesNothingOnUnreadableInput() {
        world.running().assigned(1, "a@example.com").settled();
        world.unreadable(1).scanned();
        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts).containsExactly("1 SKIPPED InputUnreadable");

        world.unassigned(1, "a@example.com");
        assertThat(onlyAction()).isEqualTo(Action.DISABLE);
    }

    @Test
    void doesNothingWhenOff() {
        world.settings(false).connectorHealthy().scanned().assigned(1, "a@example.com");

        assertThat(world.commands).isEmpty();

        world.settings(true);
        assertThat(world.commands).isEmpty();
        world.scanned();
        assertThat(onlyAction()).isEqualTo(Action.CREATE);
    }

    @Test
    void leavesAloneWhatGoToLetsNobodyChangeAndSaysSoOnce() {
        world.running().readOnly.addAll(List.of("firstName", "lastName"));
        world.madeByHand("a@example.com", "Old", World.LICENCE);
        world.scanned().assigned(1, "a@example.com");

        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts)
                .containsExactly("1 ADOPTED Matched", "1 SKIPPED IdentityReadOnly");

        world.scanned();
        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts).hasSize(2);
    }

    @Test
    void keepsLicencesInStepThoughTheEmailIsLocked() {
        world.running().readOnly.add("email");
        world.madeByHand("a@example.com", "Given1");
        world.scanned().assigned(1, "a@example.com").settled();
        assertThat(world.goTo.firstEntry().getValue().licences()).containsExactly(World.LICENCE);

        world.assigned(1, "b@example.com").settled();
        assertThat(world.verdicts).contains("1 SKIPPED IdentityReadOnly");
        world.unassigned(1, "b@example.com").settled();
        assertThat(world.goTo.firstEntry().getValue().licences()).isEmpty();
        assertThat(world.goTo.firstEntry().getValue().email()).isEqualTo("a@example.com");
    }

    @Nested
    class WhenNoSeatIsFree {

        @BeforeEach
        void runOut() {
            world.running().seatsFree(0);
            for (int user = 3; user > 0; user--) {
                world.minutesLater(1).assigned(user, user + "@example.com");
                world.fail(0, "NO_SEATS");
            }
            assertThat(world.commands).isEmpty();
        }

        private List<UserId> tried() {
            return world.commands.stream().map(World.Sent::user).toList();
        }

        @Test
        void triesAsManyAsThereAreSeatsInTheOrderInWhichTheyFailed() {
            world.seatsFree(2);
            assertThat(tried()).containsExactly(World.user(3), World.user(2));

            world.seatsFree(2);
            assertThat(world.commands).hasSize(2);

            world.settled().seatsFree(0);
            assertThat(world.goTo).hasSize(2);
            assertThat(world.commands).isEmpty();

            world.seatsFree(1);
            assertThat(tried()).containsExactly(World.user(1));
        }

        @Test
        void triesThoseFirstWhoseRoleComesFirstBySetting() {
            world.settings(
                    it ->
                            it.roles(List.of(role("Board"), role(World.ROLE)))
                                    .roleRules(
                                            new RoleRules(
                                                    RoleRules.Several.UNION,
                                                    RoleRules.SeatOrder.ROLE,
                                                    false)));
            world.has(1, "1@example.com", "Ann", Set.of("Board"), Lane.URGENT);
            while (!world.commands.isEmpty()) {
                world.fail(0, "NO_SEATS");
            }

            world.seatsFree(2);

            assertThat(tried()).containsExactly(World.user(1), World.user(3));
        }

        private static Settings.Role role(String name) {
            return new Settings.Role(
                    name, Set.of(World.LICENCE), Set.of(), Optional.empty(), Set.of());
        }

        @Test
        void asksNobodyAgainInANewCycleWithoutASeat() {
            world.scanned();

            assertThat(world.commands).isEmpty();
        }

        @Test
        void keepsTheFirstInPlaceWhenSomebodyElseTookTheSeat() {
            world.seatsFree(1);
            world.fail(0, "NO_SEATS");

            world.seatsFree(1);

            assertThat(tried()).containsExactly(World.user(3));
        }

        @Test
        void keepsTheFirstInPlaceThroughAnOutage() {
            world.seatsFree(1);
            world.fail(0, "UNREACHABLE");
            world.seatsFree(1);
            assertThat(tried()).isEmpty();

            world.minutesLater(2);

            assertThat(tried()).containsExactly(World.user(3));
        }

        @Test
        void remembersTheOrderAfterARestart() {
            world.restarted().seatsFree(1);
            assertThat(world.commands).isEmpty();

            world.caughtUp().connectorHealthy();

            assertThat(tried()).containsExactly(World.user(3));
        }

        @Test
        void passesOverWhoNeedsNoSeatAnyMore() {
            world.unassigned(3, "3@example.com").seatsFree(1);

            assertThat(tried()).containsExactly(World.user(2));
        }

        @Test
        void triesAgainAtOnceWhenTheWishChanges() {
            world.settings(true, World.OTHER_LICENCE);

            assertThat(world.commands).hasSize(3);
        }
    }

    @Test
    void triesAgainInAWhileWhenSeatsAreNotCounted() {
        world.running().assigned(1, "a@example.com");
        world.fail(0, "NO_SEATS");
        world.connectorHealthy();
        assertThat(world.commands).isEmpty();

        world.minutesLater(2);

        assertThat(onlyAction()).isEqualTo(Action.CREATE);
    }

    @Nested
    class WhenAnotherUserHadTheAccount {

        private static final String MAIL = "a@example.com";

        private String left;

        @BeforeEach
        void leave() {
            world.running().assigned(1, MAIL).settled().unassigned(1, MAIL).settled();
            left = world.goTo.firstKey();
        }

        private void deleted() {
            world.goneFromGoTo(left);
            world.verdicts.clear();
            world.details.clear();
        }

        private Set<String> licences() {
            AccountSpec account = world.goTo.get(left);
            assertThat(account).isNotNull();
            return account.licences();
        }

        @Test
        void adoptsWhatGoToBringsBackAndSaysWhoseItWas() {
            deleted();
            world.assigned(2, MAIL).settled().scanned().settled();

            assertThat(licences()).containsExactly(World.LICENCE);
            assertThat(world.verdicts).containsExactly("2 ADOPTED RevivedAccount");
            assertThat(world.details.getFirst())
                    .contains("It was user1@example.com (user1@example.com) who had it before");
        }

        @Test
        void saysOfAnErasedUserOnlyThat() {
            world.erased(1);

            assertThat(world.verdicts).containsExactly("1 SKIPPED Erased");
            assertThat(world.toldOf.getLast())
                    .matches(person -> person.userName().isEmpty())
                    .matches(person -> person.displayName().isEmpty());
        }

        @Test
        void adoptsTheAccountOfAnErasedUserAndSaysSo() {
            world.erased(1).assigned(2, MAIL).settled();

            assertThat(licences()).containsExactly(World.LICENCE);
            assertThat(world.verdicts)
                    .containsExactly("1 SKIPPED Erased", "2 ADOPTED RevivedAccount");
            assertThat(world.details.getLast()).contains(World.user(1).toString());
        }

        @Test
        void givesAUserWhoComesBackTheOwnAccount() {
            deleted();
            world.erased(1)
                    .revivedAccounts(Settings.RevivedAccounts.ASK)
                    .assigned(1, MAIL)
                    .settled();

            assertThat(licences()).containsExactly(World.LICENCE);
            assertThat(world.verdicts).containsExactly("1 SKIPPED Erased");
        }

        @Test
        void asksBeforeMatching() {
            world.erased(1).revivedAccounts(Settings.RevivedAccounts.ASK).assigned(2, MAIL);

            assertThat(world.commands).isEmpty();
            assertThat(world.verdicts)
                    .containsExactly("1 SKIPPED Erased", "2 SKIPPED RevivedAccount");

            world.renamedByHand(left, "old@example.com");
            world.scanned().settled();

            assertThat(licences()).isEmpty();
            assertThat(world.goTo.lastEntry().getValue().licences()).contains(World.LICENCE);
            assertThat(world.goTo).hasSize(2);
        }

        @Test
        void asksBeforeAClaimPasses() {
            world.revivedAccounts(Settings.RevivedAccounts.ASK).assigned(2, MAIL);

            assertThat(world.commands).isEmpty();
            assertThat(world.verdicts).containsExactly("2 SKIPPED RevivedAccount");

            world.revivedAccounts(Settings.RevivedAccounts.ADOPT).settled();

            assertThat(licences()).containsExactly(World.LICENCE);
            assertThat(world.verdicts).contains("2 ADOPTED RevivedAccount");
        }

        @Test
        void takesBackWhatItGaveWhenGoToBroughtTheAccountBackAndAsks() {
            deleted();
            world.revivedAccounts(Settings.RevivedAccounts.ASK).assigned(2, MAIL);
            world.carryOut(0);

            assertThat(onlyAction()).isEqualTo(Action.DISABLE);
            world.settled().scanned().settled();
            assertThat(licences()).isEmpty();
            assertThat(world.verdicts)
                    .containsExactly("2 UNLINKED Unlinked", "2 SKIPPED RevivedAccount");

            world.revivedAccounts(Settings.RevivedAccounts.ADOPT).settled();
            assertThat(licences()).containsExactly(World.LICENCE);
            assertThat(world.verdicts).endsWith("2 ADOPTED RevivedAccount");
        }

        @Test
        void asksWhenWhatGoToBroughtBackMayNotBeTaken() {
            deleted();
            world.revivedAccounts(Settings.RevivedAccounts.ASK)
                    .settings(it -> it.targetActions(new TargetActions(true, true, false, true)))
                    .assigned(2, MAIL)
                    .settled();

            assertThat(licences()).containsExactly(World.LICENCE);
            assertThat(world.verdicts).containsExactly("2 SKIPPED RevivedAccount");
            assertThat(world.details.getLast()).contains("targetActions.disable");

            world.revivedAccounts(Settings.RevivedAccounts.ADOPT).settled();
            assertThat(licences()).containsExactly(World.LICENCE);
            assertThat(world.verdicts)
                    .endsWith("2 ADOPTED RevivedAccount", "2 SKIPPED NothingToDo");
        }

        @Test
        void triesInAWhileWhenTakingBackFailed() {
            deleted();
            world.revivedAccounts(Settings.RevivedAccounts.ASK).assigned(2, MAIL);
            world.carryOut(0);
            world.fail(0, "FAILED");
            world.assigned(2, MAIL);
            assertThat(world.commands).isEmpty();

            world.minutesLater(2);
            assertThat(onlyAction()).isEqualTo(Action.DISABLE);
        }

        @Test
        void keepsForTheFormerOwnerWhatAnotherUserWasNotGiven() {
            deleted();
            world.revivedAccounts(Settings.RevivedAccounts.ASK).assigned(2, MAIL).settled();
            world.unassigned(2, MAIL).assigned(1, MAIL).settled();

            assertThat(licences()).containsExactly(World.LICENCE);
            assertThat(world.verdicts).endsWith("1 ADOPTED Matched");
        }
    }
}
