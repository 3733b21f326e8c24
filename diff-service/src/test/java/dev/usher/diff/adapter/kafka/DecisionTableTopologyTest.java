package dev.usher.diff.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.Account;
import dev.usher.contracts.AccountKind;
import dev.usher.contracts.AccountStatus;
import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.Command;
import dev.usher.contracts.ConnectorState;
import dev.usher.contracts.Decision;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobState;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.Result;
import dev.usher.contracts.RevivedAccounts;
import dev.usher.contracts.UserState;
import dev.usher.contracts.WhenGone;
import dev.usher.contracts.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** Every row of the decision table: given these records, this rule decides. */
class DecisionTableTopologyTest extends DrivenTopology {

    private static final UUID OTHER = new UUID(0, 8);
    private static final Instant LATER = NOW.plusSeconds(1);

    private long version;

    @Test
    void gate() {
        assigned();

        assertThat(explained().getRule()).isEqualTo("gate");
    }

    @Test
    void off() {
        running();
        JobSettings off = settings();
        off.setStatus(JobState.OFF);
        take(off);
        assigned();

        assertThat(explained().getRule()).isEqualTo("off");
    }

    @Test
    void inFlight() {
        running();
        assigned();

        assertThat(explained().getRule()).isEqualTo("in-flight");
    }

    @Test
    void unreadable() {
        running();
        Entitlement unknown = Fixtures.entitlement(ChangeKind.SINGLE);
        assigned();
        answered();
        unknown.setState(UserState.UNKNOWN);
        send(Topics.ENTITLEMENTS, key(USER), unknown);

        assertThat(decided().getRule()).isEqualTo("unreadable");
    }

    @Test
    void retry() {
        running();
        assigned();
        send(Topics.RESULTS, key(USER), Fixtures.failed(command(), "BAD_REQUEST"));

        assertThat(explained().getRule()).isEqualTo("retry");
    }

    @Test
    void connector() {
        running();
        send(
                Topics.CONNECTOR_STATUS,
                APPLICATION,
                Fixtures.status(ConnectorState.QUARANTINED, NOW));
        assigned();

        assertThat(explained().getRule()).isEqualTo("connector");
    }

    @Test
    void protectedAccount() {
        running();
        JobSettings settings = settings();
        settings.setProtectedAccounts(List.of("ann@example.com"));
        take(settings);
        assigned();

        assertThat(decided().getRule()).isEqualTo("protected");
    }

    @Test
    void impossible() {
        running();
        Entitlement entitlement = Fixtures.entitlement(ChangeKind.SINGLE);
        entitlement.setAttributes(Map.of("mail", List.of("no address")));
        send(Topics.ENTITLEMENTS, key(USER), entitlement);

        assertThat(decided().getRule()).isEqualTo("impossible");
    }

    @Test
    void contended() {
        running();
        assigned();
        answered();
        Entitlement same = Fixtures.entitlement(ChangeKind.SINGLE);
        same.setUserId(OTHER);
        send(Topics.ENTITLEMENTS, key(OTHER), same);

        assertThat(decided().getRule()).isEqualTo("contended");
    }

    @Test
    void relink() {
        provisioned();
        gone();

        assertThat(decided().getRule()).isEqualTo("relink");
        assertThat(command().getRule()).isEqualTo("create");
    }

    @Test
    void readOnly() {
        provisioned();
        Account account = account("Someone");
        account.setReadOnlyAttributes(List.of("firstName"));
        seen(account);

        assertThat(decided().getRule()).isEqualTo("read-only");
    }

    @Test
    void enable() {
        provisioned();
        Account account = account("Ann");
        account.setLicenceKeys(List.of());
        seen(account);

        assertThat(command().getRule()).isEqualTo("enable");
    }

    @Test
    void update() {
        provisioned();
        seen(account("Someone"));

        Command command = command();
        assertThat(command.getRule()).isEqualTo("update");
        assertThat(command.getSettingsVersion()).isEqualTo(2);
    }

    @Test
    void equal() {
        provisioned();

        Decision decision = explained();
        assertThat(decision.getRule()).isEqualTo("equal");
        assertThat(decision.getReason()).isEqualTo("RedundantExport");
    }

    @Test
    void revived() {
        JobSettings asking = settings();
        asking.setRevivedAccounts(RevivedAccounts.ASK);
        provisioned();
        take(asking);
        unassigned();
        command();
        input(Topics.ENTITLEMENTS)
                .pipeInput(new TestRecord<>(key(USER).getBytes(UTF_8), null, new RecordHeaders()));
        assertThat(decided().getReason()).isEqualTo("Erased");
        Entitlement successor = Fixtures.entitlement(ChangeKind.SINGLE);
        successor.setUserId(OTHER);
        send(Topics.ENTITLEMENTS, key(OTHER), successor);

        assertThat(decided().getRule()).isEqualTo("revived");
    }

    @Test
    void adopt() {
        running();
        seen(account("Ann"));
        assigned();

        Decision decision = decided();
        assertThat(decision.getKind()).isEqualTo(DecisionKind.ADOPTED);
        assertThat(decision.getRule()).isEqualTo("adopt");
        assertThat(decision.getSettingsVersion()).isOne();
    }

    @Test
    void create() {
        running();
        assigned();

        assertThat(command().getRule()).isEqualTo("create");
    }

    @Test
    void unlink() {
        provisioned();
        unassigned();
        Result done = Fixtures.succeeded(command());
        done.getAccount().setLicenceKeys(List.of());
        send(Topics.RESULTS, key(USER), done);
        gone();

        assertThat(decided().getRule()).isEqualTo("unlink");
    }

    @Test
    void disable() {
        provisioned();
        unassigned();

        assertThat(command().getRule()).isEqualTo("disable");
    }

    @Test
    void grace() {
        provisioned();
        take(Fixtures.settings());
        unassigned();

        Decision decision = decided();
        assertThat(decision.getKind()).isEqualTo(DecisionKind.GRACE);
        assertThat(decision.getRule()).isEqualTo("grace");
        assertThat(explained().getRule()).isEqualTo("grace");
    }

    @Test
    void delete() {
        provisioned();
        JobSettings deleting = settings();
        deleting.getTargetActions().setDelete(true);
        take(deleting);
        Entitlement deleted = Fixtures.entitlement(ChangeKind.SINGLE);
        deleted.setState(UserState.HARD_DELETED);
        send(Topics.ENTITLEMENTS, key(USER), deleted);

        assertThat(command().getRule()).isEqualTo("delete");
    }

    @Test
    void goneIsTold() {
        provisioned();
        JobSettings reporting = settings();
        reporting.getDeprovisioning().setGoneAccount(WhenGone.REPORT);
        take(reporting);
        gone();

        assertThat(written(Topics.DECISIONS, Decision.class).getLast().getRule()).isEqualTo("gone");
    }

    @Test
    void switchedOff() {
        running();
        JobSettings settings = settings();
        settings.getTargetActions().setCreate(false);
        take(settings);
        assigned();

        assertThat(decided().getRule()).isEqualTo("switched-off");
    }

    @Test
    void held() {
        provisioned();
        JobSettings strict = settings();
        strict.getRemovalGuard().setEnabled(true);
        strict.getRemovalGuard().setCount(0);
        strict.getRemovalGuard().setPercent(0);
        take(strict);
        unassigned();

        assertThat(decided().getKind()).isEqualTo(DecisionKind.HELD);
        assertThat(explained().getRule()).isEqualTo("held");
    }

    @Test
    void cancel() {
        running();
        take(settings());
        send(Topics.ENTITLEMENTS, key(USER), Fixtures.entitlement(ChangeKind.BULK));
        command();
        unassigned();

        assertThat(command().getRule()).isEqualTo("cancel");
    }

    @Test
    void leave() {
        running();
        unassigned();

        assertThat(explained().getRule()).isEqualTo("leave");
    }

    /** Settings by which nothing has to be waited for. */
    private static JobSettings settings() {
        JobSettings settings = Fixtures.settings();
        settings.getDeprovisioning().setGraceMillis(0);
        settings.getRemovalGuard().setEnabled(false);
        return settings;
    }

    private void take(JobSettings settings) {
        settings.setVersion(settings.getVersion() + ++version);
        send(Topics.SETTINGS, APPLICATION, settings);
        timePasses(Duration.ofMillis(100));
    }

    private void provisioned() {
        running();
        take(settings());
        assigned();
        answered();
    }

    private void assigned() {
        send(Topics.ENTITLEMENTS, key(USER), Fixtures.entitlement(ChangeKind.SINGLE));
    }

    private void unassigned() {
        Entitlement none = Fixtures.entitlement(ChangeKind.SINGLE);
        none.setRoles(List.of());
        send(Topics.ENTITLEMENTS, key(USER), none);
    }

    private void answered() {
        send(Topics.RESULTS, key(USER), Fixtures.succeeded(command()));
    }

    private void seen(Account account) {
        send(Topics.ACCOUNTS, APPLICATION + "|1001", account);
    }

    /** The account of the answer is not there any more. */
    private void gone() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("observed-at", LATER.toString().getBytes(UTF_8));
        input(Topics.ACCOUNTS)
                .pipeInput(
                        new TestRecord<>((APPLICATION + "|1001").getBytes(UTF_8), null, headers));
    }

    private static Account account(String firstName) {
        return Account.newBuilder()
                .setKind(AccountKind.ACCOUNT)
                .setAccountKey("1001")
                .setEmail("ann@example.com")
                .setAttributes(Map.of("firstName", firstName, "lastName", "Lee"))
                .setStatus(AccountStatus.ACTIVE)
                .setLicenceKeys(List.of("81"))
                .setObservedAt(LATER)
                .build();
    }

    /** The only command sent since the last look. */
    private Command command() {
        return Stream.of(Topics.URGENT_COMMANDS, Topics.BULK_COMMANDS)
                .flatMap(topic -> written(topic, Command.class).stream())
                .reduce(
                        (one, another) -> {
                            throw new AssertionError("Two commands: " + one + another);
                        })
                .orElseThrow();
    }

    private Decision decided() {
        return written(Topics.DECISIONS, Decision.class).getFirst();
    }

    private Decision explained() {
        send(
                Topics.REQUESTS,
                APPLICATION + "|r1",
                Fixtures.request(RequestKind.EXPLAIN, Map.of(), USER));
        Decision last = written(Topics.DECISIONS, Decision.class).getLast();
        assertThat(last.getKind()).isEqualTo(DecisionKind.EXPLAINED);
        assertThat(last.getRequestId()).isEqualTo("r1");
        return last;
    }

    private static String key(UUID user) {
        return APPLICATION + "|" + user;
    }
}
