package dev.usher.diff;

import dev.usher.contracts.Account;
import dev.usher.contracts.AccountKind;
import dev.usher.contracts.AccountStatus;
import dev.usher.contracts.Action;
import dev.usher.contracts.Command;
import dev.usher.contracts.ConnectorState;
import dev.usher.contracts.ConnectorStatus;
import dev.usher.contracts.ErrorCategory;
import dev.usher.contracts.Outcome;
import dev.usher.contracts.ProvisioningError;
import dev.usher.contracts.Result;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A connector that takes its time for each command, knows what became of every account, and notes
 * what a command should not be like.
 */
final class SlowConnector implements AutoCloseable {

    private static final Duration DELAY = Duration.ofMillis(150);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final Installation kafka;
    private final List<String> applications;
    private final Predicate<Command> refused;
    private final Installation.Reading commands;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Set<UUID> seen = new HashSet<>();
    private final Map<UUID, Command> unanswered = new HashMap<>();
    private final Map<UUID, Account> accounts = new HashMap<>();
    private final Map<UUID, Integer> disabled = new HashMap<>();
    private final List<String> objections = new ArrayList<>();
    private Instant heard = Instant.MIN;

    private record Open(RecordKey key, Command command, Instant due) {}

    /**
     * Begins with no accounts.
     *
     * @param refused commands that fail
     */
    SlowConnector(Installation kafka, List<String> applications, Predicate<Command> refused) {
        this.kafka = kafka;
        this.applications = applications;
        this.refused = refused;
        this.commands = kafka.read(List.of(Topics.URGENT_COMMANDS, Topics.BULK_COMMANDS));
    }

    /** Takes the commands that have come, and answers those whose time has come. */
    void work() {
        Instant now = Instant.now();
        if (heard.plus(HEARTBEAT).isBefore(now)) {
            heard = now;
            applications.forEach(application -> beat(application, now));
        }
        commands.next(Command.class, this::take);
        while (!open.isEmpty() && open.getFirst().due().isBefore(now)) {
            answer(open.removeFirst());
        }
    }

    int answered() {
        return seen.size() - open.size();
    }

    /** Whether each application waits for the answer to some command. */
    boolean busyEverywhere() {
        return open.stream()
                .map(it -> it.key().application())
                .collect(Collectors.toSet())
                .containsAll(applications);
    }

    /** Commands that came twice, or before the one before them for the same user was answered. */
    List<String> objections() {
        return objections;
    }

    Optional<Account> account(UUID user) {
        return Optional.ofNullable(accounts.get(user));
    }

    /** How often access was taken from a user. */
    int disabled(UUID user) {
        return disabled.getOrDefault(user, 0);
    }

    @Override
    public void close() {
        commands.close();
    }

    private void take(RecordKey key, Command command) {
        if (!seen.add(command.getId())) {
            objections.add("Came twice: " + command);
        }
        Command before = unanswered.put(command.getUserId(), command);
        if (before != null) {
            objections.add("Came before " + before + " was answered: " + command);
        }
        if (command.getAction() == Action.CREATE && accounts.containsKey(command.getUserId())) {
            objections.add("A second account: " + command);
        }
        open.add(new Open(key, command, Instant.now().plus(DELAY)));
    }

    private void answer(Open it) {
        Command command = it.command();
        Instant now = Instant.now();
        Result.Builder result =
                Result.newBuilder()
                        .setCommandId(command.getId())
                        .setUserId(command.getUserId())
                        .setUserName(command.getUserName())
                        .setDisplayName(command.getDisplayName())
                        .setAction(command.getAction())
                        .setAttempts(1)
                        .setApiCalls(1)
                        .setStartedAt(now)
                        .setFinishedAt(now);
        if (refused.test(command)) {
            result.setOutcome(Outcome.FAILED)
                    .setError(
                            ProvisioningError.newBuilder()
                                    .setCode("REFUSED")
                                    .setCategory(ErrorCategory.NEEDS_ADMIN)
                                    .setMessage("Not at the first time.")
                                    .build());
        } else {
            if (command.getAction() == Action.DISABLE) {
                disabled.merge(command.getUserId(), 1, Integer::sum);
            }
            Account account = changed(command, now);
            accounts.put(command.getUserId(), account);
            result.setOutcome(Outcome.SUCCEEDED).setAccount(account);
        }
        unanswered.remove(command.getUserId());
        kafka.send(Topics.RESULTS, it.key(), result.build());
    }

    private static Account changed(Command command, Instant now) {
        return Account.newBuilder()
                .setKind(AccountKind.ACCOUNT)
                .setAccountKey(
                        Optional.ofNullable(command.getAccountKey())
                                .orElseGet(() -> "of-" + command.getUserId()))
                .setEmail(command.getDesired().getEmail())
                .setAttributes(command.getDesired().getAttributes())
                .setStatus(AccountStatus.ACTIVE)
                .setLicenceKeys(command.getDesired().getLicenceKeys())
                .setObservedAt(now)
                .build();
    }

    private void beat(String application, Instant now) {
        kafka.send(
                Topics.CONNECTOR_STATUS,
                RecordKey.of(application),
                ConnectorStatus.newBuilder()
                        .setState(ConnectorState.HEALTHY)
                        .setSince(now)
                        .setAt(now)
                        .setSettingsVersion(1)
                        .build());
    }
}
