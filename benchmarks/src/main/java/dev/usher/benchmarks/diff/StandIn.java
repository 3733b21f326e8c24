package dev.usher.benchmarks.diff;

import dev.usher.benchmarks.wire.Bus;
import dev.usher.contracts.Account;
import dev.usher.contracts.AccountKind;
import dev.usher.contracts.AccountStatus;
import dev.usher.contracts.Command;
import dev.usher.contracts.ConnectorState;
import dev.usher.contracts.ConnectorStatus;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.Outcome;
import dev.usher.contracts.Result;
import dev.usher.contracts.ScanSummary;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import java.time.Instant;

/**
 * The neighbours of one application: they say who is assigned and which accounts there are, and
 * every command succeeds at once.
 */
record StandIn(Bus bus, String application) {

    void settings(JobSettings settings) {
        bus.write(Topics.SETTINGS, RecordKey.of(application), settings);
    }

    void send(Entitlement entitlement) {
        bus.write(
                Topics.ENTITLEMENTS,
                new RecordKey(application, entitlement.getUserId().toString()),
                entitlement);
    }

    void send(Account account) {
        bus.write(Topics.ACCOUNTS, new RecordKey(application, account.getAccountKey()), account);
    }

    void answer(Command command) {
        Instant now = Instant.now();
        bus.write(
                Topics.RESULTS,
                new RecordKey(application, command.getUserId().toString()),
                Result.newBuilder()
                        .setCommandId(command.getId())
                        .setUserId(command.getUserId())
                        .setUserName(command.getUserName())
                        .setDisplayName(command.getDisplayName())
                        .setAction(command.getAction())
                        .setOutcome(Outcome.SUCCEEDED)
                        .setAccount(changed(command, now))
                        .setChanges(command.getChanges())
                        .setAttempts(1)
                        .setApiCalls(1)
                        .setStartedAt(now)
                        .setFinishedAt(now)
                        .build());
    }

    void heartbeat() {
        Instant now = Instant.now();
        bus.write(
                Topics.CONNECTOR_STATUS,
                RecordKey.of(application),
                ConnectorStatus.newBuilder()
                        .setState(ConnectorState.HEALTHY)
                        .setSince(now)
                        .setAt(now)
                        .setSettingsVersion(1)
                        .build());
    }

    void scanFinished(int accounts) {
        Instant now = Instant.now();
        bus.write(
                Topics.ACCOUNTS,
                new RecordKey(application, RecordKey.WHOLE),
                Account.newBuilder()
                        .setKind(AccountKind.SCAN_FINISHED)
                        .setObservedAt(now)
                        .setScan(
                                ScanSummary.newBuilder()
                                        .setScanId("scan-1")
                                        .setStartedAt(now)
                                        .setCount(accounts)
                                        .setGoneCount(0)
                                        .build())
                        .build());
    }

    private static Account changed(Command command, Instant now) {
        String key = command.getAccountKey();
        return Account.newBuilder()
                .setKind(AccountKind.ACCOUNT)
                .setAccountKey(
                        key == null ? Crowd.accountKey(Crowd.number(command.getUserId())) : key)
                .setEmail(command.getDesired().getEmail())
                .setAttributes(command.getDesired().getAttributes())
                .setStatus(AccountStatus.ACTIVE)
                .setLicenceKeys(command.getDesired().getLicenceKeys())
                .setAdminRoles(command.getDesired().getAdminRoles())
                .setGroupKey(command.getDesired().getGroupKey())
                .setCustomRoles(command.getDesired().getCustomRoles())
                .setObservedAt(now)
                .build();
    }
}
