package dev.usher.gotomeeting.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Change;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Licence;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.SeatLedger;
import dev.usher.gotomeeting.domain.Verdict;
import dev.usher.policy.AccountSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountChangeTest {

    private static final String OURS = "1";
    private static final String THEIRS = "9";

    private final SeatLedger seats = new SeatLedger(() -> {});
    private OneAccount goTo = goTo(List.of(OURS), List.of(), Optional.empty(), List.of());

    @Test
    void readsOnceWhenAChangeIsAnsweredWithoutTheUser() {
        goTo.updateAnswersNothing = true;
        Order order = order(Order.Kind.UPDATE, change("lastName", "Lee", "Ng"));

        Report report = execute(order);

        assertThat(written(report)).isEqualTo(order.changes());
        assertThat(goTo.calls).containsExactly("put", "get");
        assertThat(report.apiCalls()).isEqualTo(2);
    }

    @Test
    void refusesKeysThatGoToCannotHaveGiven() {
        Report report = execute(Examples.order(Order.Kind.UPDATE, Optional.of("seven"), List.of()));

        assertThat(report.verdict())
                .isEqualTo(new Verdict.Failed(Failure.Permanent.of(Reason.MALFORMED_KEY)));
        assertThat(report.apiCalls()).isZero();
    }

    @Nested
    class Disabling {

        private final Order disabling = order(Order.Kind.DISABLE, licences(OURS, ""));

        @Test
        void takesOursAndIsVerifiedByTheAnswer() {
            Report report = execute(disabling);

            assertThat(after(report).licences()).isEmpty();
            assertThat(goTo.calls).containsExactly("get", "put");
            assertThat(report.remarks()).isEmpty();
        }

        @Test
        void leavesWhatOthersGaveAfterItWasDecided() {
            goTo = goTo(List.of(OURS, THEIRS), List.of(), Optional.empty(), List.of());

            Report report = execute(disabling);

            assertThat(after(report).licences()).containsExactly(THEIRS);
            assertThat(written(report)).containsExactly(licences("1,9", "9"));
        }

        @Test
        void takesLicencesOneByOneWhenTheUpdateOnlyAdds() {
            goTo.updateAddsLicences = true;

            Report report = execute(disabling);

            assertThat(after(report).licences()).isEmpty();
            assertThat(goTo.calls).containsExactly("get", "put", "take 1", "get");
            assertThat(report.remarks()).hasSize(1);
        }

        @Test
        void waitsForAnAnswerThatLagsBehind() {
            goTo.updateAnswersNothing = true;
            goTo.staleReads = 2;

            Report report = execute(disabling);

            assertThat(after(report).licences()).isEmpty();
            assertThat(goTo.calls).containsExactly("get", "put", "get", "take 1", "get", "get");
        }

        @Test
        void failsWhenTheLicenceStaysWhateverIsDone() {
            goTo.updateAddsLicences = true;
            goTo.licenceCallsDoNothing = true;

            assertThat(failure(execute(disabling)).reason()).isEqualTo(Reason.NOT_EFFECTIVE);
        }

        @Test
        void callsNothingWhenItIsDoneAlready() {
            goTo = goTo(List.of(), List.of(), Optional.empty(), List.of());

            Report report = execute(disabling);

            assertThat(after(report).licences()).isEmpty();
            assertThat(written(report)).isEmpty();
            assertThat(goTo.calls).containsExactly("get");
        }

        @Test
        void takesAdminRolesToo() {
            goTo =
                    goTo(
                            List.of(OURS),
                            List.of("MANAGE_USERS", "RUN_REPORTS"),
                            Optional.empty(),
                            List.of());

            Report report =
                    execute(
                            order(
                                    Order.Kind.DISABLE,
                                    licences(OURS, ""),
                                    change("adminRoles", "MANAGE_USERS", "")));

            assertThat(after(report).adminRoles()).containsExactly("RUN_REPORTS");
            assertThat(goTo.calls).containsExactly("get", "put");
        }

        @Test
        void suspendsTheOrganizerWhenThatIsTheWay() {
            goTo.organizers = goTo.oneProduct();

            Report report = execute(disabling);

            assertThat(after(report).licences()).isEmpty();
            assertThat(goTo.calls).containsExactly("get", "suspend", "get");
        }

        @Test
        void neverSuspendsTheOrganizerWhoHasAProductOfOthers() {
            goTo = goTo(List.of(OURS, THEIRS), List.of(), Optional.empty(), List.of());
            goTo.organizers = goTo.oneProduct();

            Report report = execute(disabling);

            assertThat(after(report).licences()).containsExactly(THEIRS);
            assertThat(goTo.calls).containsExactly("get", "put");
        }

        @Test
        void saysThatTheAccountIsGone() {
            goTo.account = null;

            assertThat(failure(execute(disabling)).reason()).isEqualTo(Reason.ACCOUNT_GONE);
        }
    }

    @Nested
    class Enabling {

        private final Order enabling = order(Order.Kind.ENABLE, licences("", OURS));

        @Test
        void givesTheLicenceByItselfWhenTheUpdateDoesNot() {
            goTo = goTo(List.of(THEIRS), List.of(), Optional.empty(), List.of());
            goTo.updateIgnoresLicences = true;

            Report report = execute(enabling);

            assertThat(after(report).licences()).containsExactly(OURS, THEIRS);
            assertThat(goTo.calls).containsExactly("get", "put", "give 1", "get");
        }

        @Test
        void givesTheProductWhenThatIsTheWay() {
            goTo = goTo(List.of(), List.of(), Optional.empty(), List.of());
            goTo.organizers = goTo.oneProduct();
            seats.recount(List.of(new Licence(OURS, List.of("G2M"), 5, 5)));

            Report report = execute(enabling);

            assertThat(after(report).licences()).containsExactly(OURS);
            assertThat(goTo.calls).containsExactly("get", "product G2M", "get");
        }

        @Test
        void givesTheLicenceThoughTheNameIsLocked() {
            goTo = goTo(List.of(), List.of(), Optional.empty(), List.of());
            goTo.identityLocked = true;

            Report report =
                    execute(
                            order(
                                    Order.Kind.ENABLE,
                                    change("lastName", "Ng", "Lee"),
                                    licences("", OURS)));

            assertThat(report.verdict())
                    .isInstanceOfSatisfying(
                            Verdict.Failed.class,
                            failed -> {
                                assertThat(failed.failure().reason())
                                        .isEqualTo(Reason.IDENTITY_READ_ONLY);
                                assertThat(failed.written()).containsExactly(licences("", OURS));
                                assertThat(failed.account()).isPresent();
                            });
        }

        @Test
        void completesACreationThatCouldNotGiveEverything() {
            goTo = goTo(List.of(), List.of(), Optional.empty(), List.of());
            Order creation =
                    order(Order.Kind.CREATE, licences("", OURS), change("customRoles", "", "50"));
            Report created =
                    new Report(
                            creation,
                            new Verdict.Succeeded(there(), creation.changes()),
                            1,
                            1,
                            Examples.NOW,
                            Examples.NOW);

            Report report = changing().complete(creation, there(), created);

            assertThat(after(report).licences()).containsExactly(OURS);
            assertThat(after(report).customRoles()).containsExactly("50");
            assertThat(goTo.calls).containsExactly("give 1", "get", "role 50", "get");
            assertThat(report.apiCalls()).isEqualTo(5);
        }
    }

    @Nested
    class MovingBetweenGroups {

        @Test
        void movesWithOneCall() {
            Report report = execute(order(Order.Kind.UPDATE, change("groupKey", "", "3")));

            assertThat(after(report).group()).contains("3");
            assertThat(goTo.calls).containsExactly("get", "join 3");
        }

        @Test
        void leavesTheOldGroupFirstWhenGoToInsists() {
            goTo = goTo(List.of(), List.of(), Optional.of("4"), List.of());
            goTo.secondGroupRefused = true;

            Report report = execute(order(Order.Kind.UPDATE, change("groupKey", "4", "3")));

            assertThat(after(report).group()).contains("3");
            assertThat(goTo.calls).containsExactly("get", "join 3", "leave", "join 3");
        }

        @Test
        void callsNothingWhenItIsThereAlready() {
            goTo = goTo(List.of(), List.of(), Optional.of("3"), List.of());

            execute(order(Order.Kind.UPDATE, change("groupKey", "4", "3")));

            assertThat(goTo.calls).containsExactly("get");
        }

        @Test
        void leavesAGroupOfOthersAlone() {
            goTo = goTo(List.of(OURS), List.of(), Optional.of("3"), List.of());

            Report report =
                    execute(
                            order(
                                    Order.Kind.DISABLE,
                                    licences(OURS, ""),
                                    change("groupKey", "4", "")));

            assertThat(after(report).group()).contains("3");
            assertThat(goTo.calls).containsExactly("get", "put");
        }

        @Test
        void saysWhatWasDoneBeforeTheGroupWasFoundMissing() {
            Report report =
                    execute(
                            order(
                                    Order.Kind.UPDATE,
                                    licences(OURS, "1,2"),
                                    change("groupKey", "", "5")));

            assertThat(report.verdict())
                    .isInstanceOfSatisfying(
                            Verdict.Failed.class,
                            failed -> {
                                assertThat(failed.failure().reason())
                                        .isEqualTo(Reason.GROUP_NOT_FOUND);
                                assertThat(failed.written()).containsExactly(licences(OURS, "1,2"));
                                assertThat(failed.account().orElseThrow().licences())
                                        .containsExactly(OURS, "2");
                            });
        }
    }

    @Nested
    class GivingCustomRoles {

        @Test
        void givesTheMissingOne() {
            goTo = goTo(List.of(), List.of(), Optional.empty(), List.of("60"));

            Report report = execute(order(Order.Kind.UPDATE, change("customRoles", "60", "50,60")));

            assertThat(after(report).customRoles()).containsExactly("50", "60");
            assertThat(goTo.calls).containsExactly("get", "role 50", "get");
        }

        @Test
        void givesBackWhatOthersGaveWhenOursIsTaken() {
            goTo = goTo(List.of(), List.of(), Optional.empty(), List.of("50", "60"));

            Report report = execute(order(Order.Kind.DISABLE, change("customRoles", "50", "")));

            assertThat(after(report).customRoles()).containsExactly("60");
            assertThat(goTo.calls).containsExactly("get", "no roles", "role 60", "get");
        }
    }

    @Nested
    class Deleting {

        @Test
        void deletes() {
            Report report = execute(order(Order.Kind.DELETE));

            assertThat(report.verdict()).isEqualTo(new Verdict.Deleted());
            assertThat(goTo.account).isNull();
        }

        @Test
        void isDoneWhenTheAccountIsGoneAfterACut() {
            goTo.failures.add(
                    new Failure.Transient(
                            Reason.NO_ANSWER,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            true));
            goTo.account = null;

            Report report = execute(order(Order.Kind.DELETE));

            assertThat(report.verdict()).isEqualTo(new Verdict.Deleted());
            assertThat(report.attempts()).isEqualTo(2);
        }
    }

    private Report execute(Order order) {
        return changing().execute(order);
    }

    private AccountChange changing() {
        return new AccountChange(
                goTo,
                seats,
                () -> new Effort(new BackOff(3, Duration.ZERO, Duration.ofMillis(1))),
                InstantSource.fixed(Examples.NOW),
                false);
    }

    private KnownAccount there() {
        return Optional.ofNullable(goTo.account).orElseThrow();
    }

    private static OneAccount goTo(
            List<String> licences,
            List<String> adminRoles,
            Optional<String> group,
            List<String> customRoles) {
        return new OneAccount(OneAccount.holding(licences, adminRoles, group, customRoles));
    }

    private static Change licences(String from, String to) {
        return change("licenceKeys", from, to);
    }

    private static Change change(String attribute, String from, String to) {
        return new Change(
                attribute,
                Optional.of(from).filter(text -> !text.isEmpty()),
                Optional.of(to).filter(text -> !text.isEmpty()));
    }

    private static Order order(Order.Kind kind, Change... changes) {
        Order order = Examples.order(kind, Optional.of("7"), List.of(changes));
        Optional<String> group =
                List.of(changes).stream()
                        .filter(change -> change.attribute().equals(Change.GROUP))
                        .flatMap(change -> change.to().stream())
                        .findFirst();
        return new Order(
                order.application(),
                order.id(),
                order.userId(),
                order.userName(),
                order.displayName(),
                order.kind(),
                order.accountKey(),
                AccountSpec.of(
                        "ann@example.com",
                        Map.of("firstName", "Ann", "lastName", "Lee"),
                        List.of(),
                        List.of(),
                        group,
                        List.of()),
                order.changes(),
                order.settingsVersion(),
                order.validUntil());
    }

    private static KnownAccount after(Report report) {
        return succeeded(report).account();
    }

    private static List<Change> written(Report report) {
        return succeeded(report).written();
    }

    private static Verdict.Succeeded succeeded(Report report) {
        assertThat(report.verdict()).isInstanceOf(Verdict.Succeeded.class);
        return (Verdict.Succeeded) report.verdict();
    }

    private static Failure failure(Report report) {
        assertThat(report.verdict()).isInstanceOf(Verdict.Failed.class);
        return ((Verdict.Failed) report.verdict()).failure();
    }
}
