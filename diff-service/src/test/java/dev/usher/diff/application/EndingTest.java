package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Action;
import dev.usher.diff.domain.Lane;
import dev.usher.policy.AccountSpec;
import dev.usher.policy.Deprovisioning;
import dev.usher.policy.Deprovisioning.WhenGone;
import dev.usher.policy.Deprovisioning.WhenUnassigned;
import dev.usher.policy.SourceUser;
import dev.usher.policy.TargetActions;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How access ends. */
class EndingTest {

    private static final String MAIL = "a@example.com";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final World world = new World();

    private void provisioned(Deprovisioning rules) {
        provisioned(rules, TargetActions.DEFAULT);
    }

    private void provisioned(Deprovisioning rules, TargetActions actions) {
        world.running().assigned(1, MAIL).settled();
        world.settings(it -> it.deprovisioning(rules).targetActions(actions));
    }

    private static Deprovisioning rules(WhenUnassigned unassigned, Duration grace) {
        return new Deprovisioning(unassigned, grace, Duration.ZERO, WhenGone.CREATE, false);
    }

    @Nested
    class AfterTheLastRole {

        private void lost() {
            provisioned(rules(WhenUnassigned.DISABLE, MINUTE));
            world.unassigned(1, MAIL);
        }

        @Test
        void comesAfterTheGracePeriodOfWhichIsToldOnce() {
            lost();
            world.scanned().unassigned(1, MAIL);

            assertThat(world.commands).isEmpty();
            assertThat(world.verdicts).containsExactly("1 GRACE GracePeriod");
            assertThat(world.lastVerdict().until()).contains(world.now().plus(MINUTE));
            assertThat(world.count(Count.IN_GRACE)).isOne();

            world.secondsLater(59);
            assertThat(world.commands).isEmpty();
            world.secondsLater(1);

            assertThat(world.onlyCommand().send().action()).isEqualTo(Action.DISABLE);
            assertThat(world.onlyCommand().flight().lane()).isEqualTo(Lane.URGENT);
            world.settled();
            assertThat(world.count(Count.IN_GRACE)).isZero();
        }

        @Test
        void doesNotComeWhenTheAssignmentReturns() {
            lost();
            world.secondsLater(59).assigned(1, MAIL).minutesLater(10);

            assertThat(world.commands).isEmpty();
            assertThat(world.count(Count.IN_GRACE)).isZero();

            world.unassigned(1, MAIL).secondsLater(59);
            assertThat(world.commands).isEmpty();
        }

        @Test
        void comesAtOnceWhenTheUserIsDisabledMeanwhile() {
            lost();
            world.is(SourceUser.State.DISABLED, 1, MAIL);

            assertThat(world.onlyCommand().send().reason()).isEqualTo("Inactive");
        }

        @Test
        void comesAfterARestartToo() {
            lost();
            world.restarted().minutesLater(2);
            assertThat(world.commands).isEmpty();

            world.caughtUp();

            assertThat(world.onlyCommand().send().action()).isEqualTo(Action.DISABLE);
        }

        @Test
        void isTriedAgainWithoutAnotherGracePeriod() {
            lost();
            world.minutesLater(1);
            world.fail(0, "REFUSED");
            world.secondsLater(70);

            assertThat(world.onlyCommand().send().action()).isEqualTo(Action.DISABLE);
        }
    }

    @Test
    void comesAtOnceWhenARoleGivesNothingAnyMore() {
        provisioned(rules(WhenUnassigned.DISABLE, MINUTE));
        world.has(1, MAIL, "Given1", Set.of("Nothing"), Lane.URGENT);

        assertThat(world.onlyCommand().send().action()).isEqualTo(Action.DISABLE);
    }

    @Test
    void isLeftOutBySettingUnlessTheUserIsDisabled() {
        provisioned(rules(WhenUnassigned.LEAVE, MINUTE));
        world.unassigned(1, MAIL).minutesLater(5);

        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts).containsExactly("1 SKIPPED LeftAlone");

        world.is(SourceUser.State.DISABLED, 1, MAIL);
        assertThat(world.onlyCommand().send().action()).isEqualTo(Action.DISABLE);
    }

    @Test
    void takesWhatOthersGaveBySettingOnly() {
        provisioned(Deprovisioning.DEFAULT);
        String key = world.goTo.firstKey();
        world.licenceByHand(key, World.OTHER_LICENCE).scanned();

        world.is(SourceUser.State.DISABLED, 1, MAIL).settled();
        assertThat(licences(key)).containsExactly(World.OTHER_LICENCE);

        world.settings(
                        it ->
                                it.deprovisioning(
                                        new Deprovisioning(
                                                WhenUnassigned.DISABLE,
                                                Duration.ZERO,
                                                Duration.ZERO,
                                                WhenGone.CREATE,
                                                true)))
                .settled();
        assertThat(licences(key)).isEmpty();
    }

    private Set<String> licences(String key) {
        AccountSpec account = world.goTo.get(key);
        assertThat(account).isNotNull();
        return account.licences();
    }

    @Nested
    class AfterADeletionForGood {

        private static final TargetActions WITH_DELETE = new TargetActions(true, true, true, true);

        private Deprovisioning deletingAfter(Duration wait) {
            return new Deprovisioning(WhenUnassigned.DISABLE, MINUTE, wait, WhenGone.CREATE, false);
        }

        @Test
        void deletesTheAccountBySetting() {
            provisioned(deletingAfter(Duration.ZERO), WITH_DELETE);
            world.is(SourceUser.State.HARD_DELETED, 1, MAIL);

            assertThat(world.onlyCommand().send().action()).isEqualTo(Action.DELETE);
            world.settled();
            assertThat(world.goTo).isEmpty();
            assertThat(world.verdicts).containsExactly("1 UNLINKED Unlinked");
            assertThat(world.count(Count.MANAGED)).isZero();
            world.scanned();
            assertThat(world.commands).isEmpty();
        }

        @Test
        void takesAccessAtOnceAndTheAccountAfterTheWait() {
            provisioned(deletingAfter(Duration.ofDays(1)), WITH_DELETE);
            world.is(SourceUser.State.HARD_DELETED, 1, MAIL);

            assertThat(world.onlyCommand().send().action()).isEqualTo(Action.DISABLE);
            world.settled();
            assertThat(world.verdicts).containsExactly("1 GRACE DeletionAhead");
            world.minutesLater(24 * 60 - 1);
            assertThat(world.commands).isEmpty();
            world.minutesLater(2);

            assertThat(world.onlyCommand().send().action()).isEqualTo(Action.DELETE);
        }

        @Test
        void keepsTheAccountOfAUserWhoComesBack() {
            provisioned(deletingAfter(Duration.ofDays(1)), WITH_DELETE);
            world.is(SourceUser.State.HARD_DELETED, 1, MAIL).settled();
            world.assigned(1, MAIL).settled().minutesLater(48 * 60).settled();

            assertThat(world.goTo).hasSize(1);
            assertThat(licences(world.goTo.firstKey())).containsExactly(World.LICENCE);
        }

        @Test
        void sparesProtectedAccounts() {
            provisioned(deletingAfter(Duration.ofMinutes(1)), WITH_DELETE);
            world.is(SourceUser.State.HARD_DELETED, 1, MAIL).settled();
            world.settings(
                    it ->
                            it.deprovisioning(deletingAfter(Duration.ofMinutes(1)))
                                    .targetActions(WITH_DELETE)
                                    .protectedAccounts(Set.of(MAIL)));
            world.minutesLater(5);

            assertThat(world.commands).isEmpty();
            assertThat(world.verdicts).endsWith("1 SKIPPED ProtectedAccount");
        }

        @Test
        void deletesTheAccountAfterTheWaitThoughTakingAccessIsOff() {
            provisioned(
                    deletingAfter(Duration.ofDays(1)), new TargetActions(true, true, false, true));
            world.is(SourceUser.State.HARD_DELETED, 1, MAIL);

            assertThat(world.commands).isEmpty();
            assertThat(world.verdicts).containsExactly("1 GRACE DeletionAhead");
            world.minutesLater(24 * 60 + 1);

            assertThat(world.onlyCommand().send().action()).isEqualTo(Action.DELETE);
        }

        @Test
        void onlyTakesAccessWhenDeletingIsOff() {
            provisioned(deletingAfter(Duration.ZERO));
            world.is(SourceUser.State.HARD_DELETED, 1, MAIL);

            assertThat(world.onlyCommand().send().action()).isEqualTo(Action.DISABLE);
            world.settled().minutesLater(100);
            assertThat(world.goTo).hasSize(1);
        }
    }

    @Nested
    class WithAnActionSwitchedOff {

        @Test
        void tellsThatNothingIsDone() {
            provisioned(Deprovisioning.DEFAULT, new TargetActions(false, false, false, false));
            world.unassigned(1, MAIL)
                    .assigned(2, "b@example.com")
                    .minutesLater(10)
                    .assigned(1, "c@example.com");

            assertThat(world.commands).isEmpty();
            assertThat(world.verdicts)
                    .containsExactly(
                            "1 SKIPPED DisableOff", "2 SKIPPED CreateOff", "1 SKIPPED UpdateOff");
            assertThat(world.details)
                    .satisfiesExactly(
                            first -> assertThat(first).contains("targetActions.disable"),
                            second -> assertThat(second).contains("targetActions.create"),
                            third -> assertThat(third).contains("targetActions.update"));
        }

        @Test
        void goesOnWhenItIsSwitchedOn() {
            provisioned(Deprovisioning.DEFAULT, new TargetActions(false, true, true, false));
            world.assigned(2, "b@example.com");
            world.settings(true);

            assertThat(world.onlyCommand().send().action()).isEqualTo(Action.CREATE);
        }
    }

    @Test
    void reportsAnAccountThatIsGoneBySettingUntilSomebodyAsks() {
        provisioned(
                new Deprovisioning(
                        WhenUnassigned.DISABLE, MINUTE, Duration.ZERO, WhenGone.REPORT, false));
        world.deletedByHand(MAIL);
        world.scanned();

        assertThat(world.commands).isEmpty();
        assertThat(world.verdicts).containsExactly("1 UNLINKED Unlinked", "1 SKIPPED AccountGone");

        world.provisionedNow(1);

        assertThat(world.onlyCommand().send().action()).isEqualTo(Action.CREATE);
    }
}
