package dev.usher.diff.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.usher.contracts.Account;
import dev.usher.contracts.AccountKind;
import dev.usher.contracts.AccountStatus;
import dev.usher.contracts.Action;
import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.Command;
import dev.usher.contracts.Decision;
import dev.usher.contracts.DecisionKind;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.Result;
import dev.usher.contracts.SubjectMemory;
import dev.usher.contracts.UserState;
import dev.usher.contracts.topic.Topics;
import dev.usher.diff.application.Count;
import dev.usher.diff.application.Counts;
import dev.usher.diff.application.Job;
import dev.usher.diff.application.Tables;
import dev.usher.diff.domain.Memory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One driver lives a story; what it published and its inputs make the books of another. */
class RebuildTopologyTest extends DrivenTopology {

    /** By the clock of the driver. */
    private static final Instant STORY_ENDED = NOW.plus(TICK.multipliedBy(2));

    private static final UUID ADOPTED = new UUID(0, 1);
    private static final UUID CREATED = new UUID(0, 2);
    private static final UUID FAILED = new UUID(0, 3);
    private static final UUID HELD = new UUID(0, 4);
    private static final UUID IN_GRACE = new UUID(0, 5);
    private static final UUID IN_FLIGHT = new UUID(0, 6);
    private static final UUID GONE = new UUID(0, 7);
    private static final UUID SUCCESSOR = new UUID(0, 8);

    private final Map<String, TestRecord<byte[], byte[]>> entitlements = new LinkedHashMap<>();
    private final Map<String, TestRecord<byte[], byte[]>> accounts = new LinkedHashMap<>();
    private final List<TestRecord<byte[], byte[]>> memories = new ArrayList<>();

    private TopologyTestDriver former;
    private Command inFlight;
    private long buried;

    @TempDir private Path state;

    private Instant now = NOW;

    @BeforeEach
    void live() {
        former = driver;
        send(Topics.SETTINGS, APPLICATION, settings(1, 10, Duration.ZERO));
        heartbeat();
        seen(account("1001", ADOPTED));
        send(Topics.ACCOUNTS, APPLICATION + "|*", Fixtures.scanFinished(NOW));
        timePasses(TICK.multipliedBy(2));

        for (UUID user : List.of(ADOPTED, CREATED, HELD, IN_GRACE, IN_FLIGHT, GONE)) {
            entitled(person(user, "User"));
        }
        List<Command> creations = written(Topics.URGENT_COMMANDS, Command.class);
        assertThat(creations).noneMatch(it -> it.getUserId().equals(ADOPTED)).hasSize(5);
        inFlight = to(IN_FLIGHT, creations);
        answered(success(to(CREATED, creations), "1002"));
        answered(success(to(HELD, creations), "1004"));
        answered(success(to(IN_GRACE, creations), "1005"));
        answered(success(to(GONE, creations), "1007"));

        entitled(person(GONE));
        Command removal = written(Topics.URGENT_COMMANDS, Command.class).getFirst();
        assertThat(removal.getAction()).isEqualTo(Action.DISABLE);
        answered(success(removal, "1007"));
        gone("1007");

        send(Topics.SETTINGS, APPLICATION, settings(2, 0, Duration.ofMinutes(1)));
        timePasses(TICK);
        entitled(person(FAILED, "User"));
        answered(failure(written(Topics.URGENT_COMMANDS, Command.class).getFirst()));
        entitled(person(IN_GRACE));
        Entitlement disabled = person(HELD, "User");
        disabled.setState(UserState.DISABLED);
        entitled(disabled);
        assertThat(written(Topics.URGENT_COMMANDS, Command.class)).isEmpty();
        assertThat(written(Topics.DECISIONS, Decision.class))
                .extracting(Decision::getUserId, Decision::getKind)
                .contains(
                        tuple(ADOPTED, DecisionKind.ADOPTED),
                        tuple(FAILED, DecisionKind.ESCROWED),
                        tuple(GONE, DecisionKind.UNLINKED),
                        tuple(IN_GRACE, DecisionKind.GRACE),
                        tuple(HELD, DecisionKind.HELD));
        memories.addAll(output(Topics.SUBJECTS).readRecordsToList());
    }

    @AfterEach
    void closeFormer() {
        former.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void makesTheSameBooks(boolean compacted) {
        rebuild(compacted ? newest(memories) : memories);

        assertThat(stored(driver, DiffTopology.MEMORIES, Memory.class))
                .isEqualTo(stored(former, DiffTopology.MEMORIES, Memory.class))
                .hasSize(7);
        assertThat(stored(driver, DiffTopology.PEOPLE, Tables.PersonEntry.class))
                .isEqualTo(stored(former, DiffTopology.PEOPLE, Tables.PersonEntry.class));
        assertThat(stored(driver, DiffTopology.ACCOUNTS, Tables.AccountEntry.class))
                .isEqualTo(stored(former, DiffTopology.ACCOUNTS, Tables.AccountEntry.class));
        assertThat(stored(driver, DiffTopology.HOLDERS, Tables.Holders.class))
                .isEqualTo(stored(former, DiffTopology.HOLDERS, Tables.Holders.class));
        assertThat(stored(driver, DiffTopology.NOTES, Tables.Note.class))
                .isEqualTo(stored(former, DiffTopology.NOTES, Tables.Note.class));
        Job job = job(driver);
        assertThat(job.settings()).isEqualTo(job(former).settings());
        assertThat(job.home()).isEqualTo(job(former).home());
        assertThat(job.scanned()).isTrue();
        assertThat(job.batches()).isEqualTo(job(former).batches()).hasSize(1);
        for (Count count :
                List.of(
                        Count.MANAGED,
                        Count.PEOPLE,
                        Count.ESCROWED,
                        Count.IN_GRACE,
                        Count.HELD,
                        Count.REMOVED_LATELY,
                        Count.URGENT_IN_FLIGHT)) {
            assertThat(counts(driver).of(count))
                    .as(count.name())
                    .isEqualTo(counts(former).of(count))
                    .isPositive();
        }
    }

    @Test
    void saysNothingAgainAndSendsNothingAgain() {
        rebuild(newest(memories));

        heartbeat();
        timePasses(Duration.ofSeconds(2));

        assertThat(written(Topics.URGENT_COMMANDS, Command.class)).isEmpty();
        assertThat(written(Topics.BULK_COMMANDS, Command.class)).isEmpty();
        assertThat(written(Topics.DECISIONS, Decision.class)).isEmpty();
        assertThat(written(Topics.SUBJECTS, SubjectMemory.class)).isEmpty();
    }

    @Test
    void goesOnAsTheFormerOneWould() {
        rebuild(newest(memories));
        TopologyTestDriver rebuilt = driver;

        List<String> before = goOn(former);
        List<String> after = goOn(rebuilt);

        assertThat(after)
                .isEqualTo(before)
                .contains(
                        "DISABLE " + HELD + " 1004",
                        "CREATE " + FAILED + " null",
                        "CREATE " + SUCCESSOR + " null",
                        "ADOPTED " + SUCCESSOR + " RevivedAccount")
                .doesNotContain("CREATE " + IN_FLIGHT + " null");
    }

    @Test
    void takesInTheAnswerToACommandOfTheFormerOne() {
        rebuild(newest(memories));
        heartbeat();
        timePasses(Duration.ofSeconds(1));

        answered(success(inFlight, "1006"));

        SubjectMemory memory = written(Topics.SUBJECTS, SubjectMemory.class).getLast();
        assertThat(memory.getUserId()).isEqualTo(IN_FLIGHT);
        assertThat(memory.getAccountKey()).isEqualTo("1006");
        assertThat(memory.getInFlight()).isNull();
        assertThat(written(Topics.URGENT_COMMANDS, Command.class)).isEmpty();
    }

    @Test
    void blocksTheUserWhoseMemoryCannotBeReadUntilSomebodyAsks() {
        List<TestRecord<byte[], byte[]>> damaged =
                newest(memories).stream().map(it -> about(CREATED, it) ? damaged(it) : it).toList();
        rebuild(damaged);
        assertThat(buried).isOne();
        heartbeat();
        timePasses(Duration.ofSeconds(1));

        assertThat(written(Topics.DECISIONS, Decision.class))
                .singleElement()
                .satisfies(
                        decision -> {
                            assertThat(decision.getUserId()).isEqualTo(CREATED);
                            assertThat(decision.getReason()).isEqualTo("InputUnreadable");
                        });
        entitled(person(CREATED));
        timePasses(Duration.ofMinutes(2));
        assertThat(written(Topics.BULK_COMMANDS, Command.class)).noneMatch(this::isForCreated);

        entitled(person(CREATED, "User"));
        assertThat(written(Topics.URGENT_COMMANDS, Command.class)).noneMatch(this::isForCreated);
        heartbeat();
        send(
                Topics.REQUESTS,
                APPLICATION + "|r9",
                Fixtures.request(RequestKind.PROVISION_NOW, Map.of(), CREATED));

        assertThat(written(Topics.DECISIONS, Decision.class))
                .filteredOn(it -> it.getUserId().equals(CREATED))
                .extracting(Decision::getKind)
                .contains(DecisionKind.ADOPTED);
    }

    @Test
    void decidesNothingForAnApplicationWhoseMemoryCannotBeReadUntilSettingsCome() {
        List<TestRecord<byte[], byte[]>> damaged =
                newest(memories).stream()
                        .map(it -> isAboutTheApplication(it) ? damaged(it) : it)
                        .toList();
        rebuild(damaged);
        assertThat(buried).isOne();
        heartbeat();
        timePasses(Duration.ofMinutes(2));
        assertThat(written(Topics.DECISIONS, Decision.class)).isEmpty();
        assertThat(written(Topics.BULK_COMMANDS, Command.class)).isEmpty();

        send(Topics.SETTINGS, APPLICATION, settings(3, 0, Duration.ofMinutes(1)));
        now = NOW.plusSeconds(121);
        heartbeat();
        send(Topics.ACCOUNTS, APPLICATION + "|*", Fixtures.scanFinished(now));
        timePasses(Duration.ofSeconds(15));

        assertThat(written(Topics.DECISIONS, Decision.class))
                .filteredOn(it -> it.getUserId().equals(HELD))
                .singleElement()
                .satisfies(
                        decision ->
                                assertThat(job(driver).batches())
                                        .anyMatch(it -> it.id().equals(decision.getHoldId())));
        assertThat(written(Topics.BULK_COMMANDS, Command.class))
                .extracting(Command::getUserId)
                .containsExactly(FAILED);
    }

    /** The same for both: time, a release, an account that GoTo brings back for another user. */
    private List<String> goOn(TopologyTestDriver on) {
        driver = on;
        now = NOW.plusSeconds(120);
        written(Topics.URGENT_COMMANDS, Command.class);
        written(Topics.BULK_COMMANDS, Command.class);
        written(Topics.DECISIONS, Decision.class);
        heartbeat();
        timePasses(Duration.ofSeconds(1));
        String hold = job(on).batches().getFirst().id();
        send(
                Topics.REQUESTS,
                APPLICATION + "|r1",
                Fixtures.request(RequestKind.RELEASE_HELD, Map.of("holdId", hold)));
        entitled(person(SUCCESSOR, "User"));
        timePasses(Duration.ofSeconds(1));
        for (int minute = 0; minute < 3; minute++) {
            driver.advanceWallClockTime(Duration.ofMinutes(1));
            now = now.plusSeconds(60);
            heartbeat();
            timePasses(Duration.ofSeconds(1));
        }
        List<Command> commands = new ArrayList<>(written(Topics.URGENT_COMMANDS, Command.class));
        answered(success(to(SUCCESSOR, commands), "1007"));
        commands.addAll(written(Topics.URGENT_COMMANDS, Command.class));
        commands.addAll(written(Topics.BULK_COMMANDS, Command.class));
        List<String> said =
                new ArrayList<>(
                        commands.stream()
                                .map(
                                        it ->
                                                it.getAction()
                                                        + " "
                                                        + it.getUserId()
                                                        + " "
                                                        + it.getAccountKey())
                                .sorted()
                                .toList());
        written(Topics.DECISIONS, Decision.class).stream()
                .map(it -> it.getKind() + " " + it.getUserId() + " " + it.getReason())
                .sorted()
                .forEach(said::add);
        return said;
    }

    private void rebuild(List<TestRecord<byte[], byte[]>> published) {
        TopologyTestDriver restoring =
                driver(
                        DiffTopology.restoring(PREFIX, _ -> null, tally),
                        state.resolve("restoring"),
                        STORY_ENDED);
        driver = restoring;
        published.forEach(input(Topics.SUBJECTS)::pipeInput);
        entitlements.values().forEach(input(Topics.ENTITLEMENTS)::pipeInput);
        accounts.values().forEach(input(Topics.ACCOUNTS)::pipeInput);
        timePasses(Duration.ofSeconds(1));
        buried = deadLetters(Topics.SUBJECTS).getQueueSize();
        driver = driver(deciding(), state.resolve("rebuilt"), STORY_ENDED);
        // The changelogs of the application id do that.
        restoring
                .getAllStateStores()
                .keySet()
                .forEach(
                        name -> {
                            KeyValueStore<String, byte[]> to = driver.getKeyValueStore(name);
                            entries(restoring, name).forEach(to::put);
                        });
        restoring.close();
    }

    private static Map<String, byte[]> entries(TopologyTestDriver of, String store) {
        KeyValueStore<String, byte[]> stored = of.getKeyValueStore(store);
        Map<String, byte[]> entries = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> all = stored.all()) {
            all.forEachRemaining(entry -> entries.put(entry.key, entry.value));
        }
        return entries;
    }

    private static <V> SortedMap<String, V> stored(
            TopologyTestDriver of, String store, Class<V> type) {
        StoreTable<V> table = new StoreTable<>(of.getKeyValueStore(store), type);
        SortedMap<String, V> stored = new TreeMap<>();
        entries(of, store)
                .keySet()
                .forEach(key -> stored.put(key, Objects.requireNonNull(table.get(key))));
        return stored;
    }

    private static Job job(TopologyTestDriver of) {
        return Objects.requireNonNull(stored(of, DiffTopology.JOBS, Job.class).get(APPLICATION));
    }

    private static Counts counts(TopologyTestDriver of) {
        return Objects.requireNonNull(
                stored(of, DiffTopology.COUNTS, Counts.class).get(APPLICATION));
    }

    private static Command to(UUID user, List<Command> commands) {
        return commands.stream()
                .filter(it -> it.getUserId().equals(user))
                .findFirst()
                .orElseThrow();
    }

    private boolean isForCreated(Command command) {
        return command.getUserId().equals(CREATED);
    }

    private static boolean about(UUID user, TestRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8).endsWith(user.toString());
    }

    private static boolean isAboutTheApplication(TestRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8).equals(APPLICATION + "|*");
    }

    private static TestRecord<byte[], byte[]> damaged(TestRecord<byte[], byte[]> record) {
        byte[] value = record.value().clone();
        value[4] ^= 1;
        return new TestRecord<>(record.key(), value, record.headers());
    }

    /** As compaction leaves them. */
    private static List<TestRecord<byte[], byte[]>> newest(
            List<TestRecord<byte[], byte[]>> records) {
        Map<String, TestRecord<byte[], byte[]>> newest = new LinkedHashMap<>();
        for (TestRecord<byte[], byte[]> record : records) {
            String key = new String(record.key(), UTF_8);
            newest.remove(key);
            newest.put(key, record);
        }
        return List.copyOf(newest.values());
    }

    private void heartbeat() {
        send(Topics.CONNECTOR_STATUS, APPLICATION, Fixtures.healthy(now));
    }

    private void entitled(Entitlement entitlement) {
        String key = APPLICATION + "|" + entitlement.getUserId();
        entitlements.put(key, record(key, entitlement));
        input(Topics.ENTITLEMENTS).pipeInput(entitlements.get(key));
    }

    private void seen(Account account) {
        String key = APPLICATION + "|" + account.getAccountKey();
        accounts.put(key, record(key, account));
        input(Topics.ACCOUNTS).pipeInput(accounts.get(key));
    }

    private void gone(String account) {
        String key = APPLICATION + "|" + account;
        accounts.put(key, new TestRecord<>(key.getBytes(UTF_8), null, now.plusSeconds(1)));
        input(Topics.ACCOUNTS).pipeInput(accounts.get(key));
    }

    /** The connector publishes the account with its answer. */
    private void answered(Result result) {
        Account account = result.getAccount();
        if (account != null) {
            String key = APPLICATION + "|" + account.getAccountKey();
            accounts.put(key, record(key, account));
        }
        send(Topics.RESULTS, APPLICATION + "|" + result.getUserId(), result);
    }

    private static <T extends SpecificRecord> TestRecord<byte[], byte[]> record(
            String key, T value) {
        return new TestRecord<>(key.getBytes(UTF_8), SERIALIZER.encode(value), NOW);
    }

    private static String mail(UUID user) {
        // The successor gets the address of the one who is gone.
        long number = user.equals(SUCCESSOR) ? 70 : user.getLeastSignificantBits();
        return "p" + number + "@example.com";
    }

    private static Entitlement person(UUID user, String... roles) {
        Entitlement entitlement = Fixtures.entitlement(ChangeKind.SINGLE);
        entitlement.setUserId(user);
        entitlement.setUserName(mail(user));
        entitlement.setAttributes(
                Map.of(
                        "mail", List.of(mail(user)),
                        "givenName", List.of("P"),
                        "surname", List.of("Q")));
        if (roles.length == 0) {
            entitlement.setRoles(List.of());
        }
        return entitlement;
    }

    private static Account account(String key, UUID user) {
        return Account.newBuilder()
                .setKind(AccountKind.ACCOUNT)
                .setAccountKey(key)
                .setEmail(mail(user))
                .setAttributes(Map.of("firstName", "P", "lastName", "Q"))
                .setStatus(AccountStatus.ACTIVE)
                .setLicenceKeys(List.of("81"))
                .setObservedAt(NOW)
                .build();
    }

    private static Result success(Command command, String account) {
        Result result = Fixtures.succeeded(command);
        result.setUserId(command.getUserId());
        Account written = account(account, command.getUserId());
        written.setLicenceKeys(command.getDesired().getLicenceKeys());
        result.setAccount(written);
        return result;
    }

    private static Result failure(Command command) {
        Result result = Fixtures.failed(command, "REFUSED");
        result.setUserId(command.getUserId());
        return result;
    }

    private static JobSettings settings(long version, int most, Duration grace) {
        JobSettings settings = Fixtures.settings();
        settings.setVersion(version);
        settings.getDeprovisioning().setGraceMillis(grace.toMillis());
        settings.getRemovalGuard().setCount(most);
        settings.getRemovalGuard().setPercent(0);
        return settings;
    }
}
