package dev.usher.gotomeeting.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.gotomeeting.adapter.admin.SimulatorClient;
import dev.usher.gotomeeting.domain.Change;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.Licence;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.SeatLedger;
import dev.usher.gotomeeting.domain.Verdict;
import dev.usher.policy.AccountSpec;
import dev.usher.simulator.gotomeeting.GoToSimulator;
import dev.usher.simulator.gotomeeting.Seed;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.Standing.Lock;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.options.Switch;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which GoTo may behave, played by the simulator, leads to the same account. */
class AccountChangeContractTest {

    private static final LicenseKey OURS = AccountSetup.gotomeeting(1).key();
    private static final LicenseKey THEIRS = AccountSetup.gotowebinar(1).key();
    private static final String ROLE = "4400000000000000011";
    private static final String OTHER_ROLE = "4400000000000000013";

    private final GoToSimulator simulator =
            GoToSimulator.start(
                    SimulatorOptions.defaults()
                            .withAccount(
                                    AccountSetup.DEFAULT.withLicenses(
                                            AccountSetup.gotomeeting(5),
                                            AccountSetup.gotowebinar(5))));
    private final SeatLedger seats = new SeatLedger(() -> {});

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "LICENSES_WHEN_UPDATING, replaced",
        "LICENSES_WHEN_UPDATING, added",
        "UPDATE_ANSWER, empty",
        "UPDATE_ANSWER, noContent",
        "LICENSE_STATUS, 200"
    })
    void disablesAndEnablesAndLeavesWhatOthersGave(Switch one, String value) {
        simulator.change(behaviour -> behaviour.with(one, value));
        GoToUser ann = licensed(OURS, THEIRS);

        Report disabled = execute(ann, Order.Kind.DISABLE, change("licenceKeys", OURS, null));

        assertThat(disabled.verdict()).isInstanceOf(Verdict.Succeeded.class);
        assertThat(now(ann).licenseKeys()).containsExactly(THEIRS);

        Report enabled = execute(ann, Order.Kind.ENABLE, change("licenceKeys", null, OURS));

        assertThat(enabled.verdict()).isInstanceOf(Verdict.Succeeded.class);
        assertThat(now(ann).licenseKeys()).containsExactlyInAnyOrder(OURS, THEIRS);
    }

    @Test
    void disablesAndEnablesThroughOrganizers() {
        GoToUser ann = licensed(OURS);
        seats.recount(List.of(new Licence(OURS.value(), List.of("G2M"), 5, 5)));
        GoTo.Account account =
                SimulatorClient.of(simulator)
                        .throughOrganizers()
                        .account(AccountSetup.DEFAULT.key(), Lane.URGENT);

        Report disabled =
                execute(account, ann, Order.Kind.DISABLE, change("licenceKeys", OURS, null));
        assertThat(disabled.verdict()).isInstanceOf(Verdict.Succeeded.class);
        assertThat(now(ann).licenseKeys()).isEmpty();

        Report enabled =
                execute(account, ann, Order.Kind.ENABLE, change("licenceKeys", null, OURS));
        assertThat(enabled.verdict()).isInstanceOf(Verdict.Succeeded.class);
        assertThat(now(ann).licenseKeys()).containsExactly(OURS);
    }

    @ParameterizedTest
    @CsvSource({"moves", "refused"})
    void movesFromGroupToGroup(String secondGroup) {
        simulator.change(behaviour -> behaviour.with(Switch.SECOND_GROUP, secondGroup));
        var sales = simulator.addGroup("Sales");
        var support = simulator.addGroup("Support");
        GoToUser ann = simulator.addUser(Seed.of("ann@example.com", "Ann", "Lee").in(sales));

        Report report =
                execute(
                        ann,
                        Order.Kind.UPDATE,
                        new Change(
                                "groupKey",
                                Optional.of(sales.value()),
                                Optional.of(support.value())));

        assertThat(report.verdict()).isInstanceOf(Verdict.Succeeded.class);
        assertThat(now(ann).groupKey()).isEqualTo(support);
    }

    @Test
    void givesAndTakesCustomRoles() {
        GoToUser ann = licensed(OURS);

        Report given =
                execute(ann, Order.Kind.UPDATE, roles(Optional.empty(), ROLE + "," + OTHER_ROLE));
        assertThat(given.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Succeeded.class,
                        done ->
                                assertThat(done.account().customRoles())
                                        .containsExactly(ROLE, OTHER_ROLE));

        Report taken =
                execute(
                        ann,
                        Order.Kind.UPDATE,
                        roles(Optional.of(ROLE + "," + OTHER_ROLE), OTHER_ROLE));
        assertThat(taken.verdict())
                .isInstanceOfSatisfying(
                        Verdict.Succeeded.class,
                        done ->
                                assertThat(done.account().customRoles())
                                        .containsExactly(OTHER_ROLE));

        assertThat(reason(execute(ann, Order.Kind.UPDATE, roles(Optional.empty(), "404"))))
                .isEqualTo(Reason.CUSTOM_ROLE_NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({"403", "400", "409"})
    void refusesLockedNamesWithoutBarringEverything(String status) {
        simulator.change(behaviour -> behaviour.with(Switch.LOCKED_IDENTITY, status));
        GoToUser ann = simulator.addUser(Seed.of("ann@example.com", "Ann", "Ng"));
        simulator.lock(ann.key(), Lock.NAME);

        Report report =
                execute(
                        ann,
                        Order.Kind.UPDATE,
                        new Change("lastName", Optional.of("Ng"), Optional.of("Lee")));

        assertThat(reason(report)).isEqualTo(Reason.IDENTITY_READ_ONLY);
    }

    @Test
    void readsWhatIsLocked() {
        GoToUser ann = licensed(OURS);
        simulator.lock(ann.key(), Lock.IDENTITY);

        assertThat(account().user(ann.key().value()).orElseThrow().readOnly())
                .containsExactly("email", "firstName", "lastName", "locale");
    }

    @Test
    void deletesAndIsDoneTheSecondTime() {
        GoToUser ann = licensed(OURS);

        assertThat(execute(ann, Order.Kind.DELETE).verdict()).isEqualTo(new Verdict.Deleted());
        assertThat(simulator.user("ann@example.com")).isEmpty();
        assertThat(execute(ann, Order.Kind.DELETE).verdict()).isEqualTo(new Verdict.Deleted());
    }

    @Test
    void writesNoMailWhenNoneIsWanted() {
        simulator.change(behaviour -> behaviour.with(Switch.LICENSES_WHEN_UPDATING, "added"));
        GoToUser ann = licensed(OURS);

        execute(ann, Order.Kind.DISABLE, change("licenceKeys", OURS, null));

        assertThat(simulator.journal().writes().getLast().mailSuppressed()).isTrue();
    }

    private GoToUser licensed(LicenseKey... keys) {
        return simulator.addUser(Seed.of("ann@example.com", "Ann", "Lee").licensed(keys));
    }

    private GoToUser now(GoToUser user) {
        return simulator.user(user.email()).orElseThrow();
    }

    private static Change change(
            String attribute, @Nullable LicenseKey from, @Nullable LicenseKey to) {
        return new Change(
                attribute,
                Optional.ofNullable(from).map(LicenseKey::value),
                Optional.ofNullable(to).map(LicenseKey::value));
    }

    private static Change roles(Optional<String> from, String to) {
        return new Change(Change.CUSTOM_ROLES, from, Optional.of(to));
    }

    private static Reason reason(Report report) {
        assertThat(report.verdict()).isInstanceOf(Verdict.Failed.class);
        return ((Verdict.Failed) report.verdict()).failure().reason();
    }

    private Report execute(GoToUser user, Order.Kind kind, Change... changes) {
        return execute(account(), user, kind, changes);
    }

    private Report execute(
            GoTo.Account account, GoToUser user, Order.Kind kind, Change... changes) {
        Order plain = Examples.order(kind, Optional.of(user.key().value()), List.of(changes));
        Optional<String> group =
                List.of(changes).stream()
                        .filter(change -> change.attribute().equals(Change.GROUP))
                        .flatMap(change -> change.to().stream())
                        .findFirst();
        Order order =
                new Order(
                        plain.application(),
                        plain.id(),
                        plain.userId(),
                        plain.userName(),
                        plain.displayName(),
                        plain.kind(),
                        plain.accountKey(),
                        AccountSpec.of(
                                "ann@example.com",
                                Map.of("firstName", "Ann", "lastName", "Lee"),
                                List.of(),
                                List.of(),
                                group,
                                List.of()),
                        plain.changes(),
                        plain.settingsVersion(),
                        plain.validUntil());
        return new AccountChange(
                        account,
                        seats,
                        () -> new Effort(SimulatorClient.BACK_OFF),
                        Clock.systemUTC(),
                        false)
                .execute(order);
    }

    private GoTo.Account account() {
        return SimulatorClient.of(simulator).account(AccountSetup.DEFAULT.key(), Lane.URGENT);
    }
}
