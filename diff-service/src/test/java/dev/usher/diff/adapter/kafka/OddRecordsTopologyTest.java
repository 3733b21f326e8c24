package dev.usher.diff.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.Account;
import dev.usher.contracts.AccountKind;
import dev.usher.contracts.AccountSpec;
import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.Command;
import dev.usher.contracts.ConnectorStatus;
import dev.usher.contracts.Decision;
import dev.usher.contracts.EffectiveRole;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobStatus;
import dev.usher.contracts.ProvisionedRole;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.Result;
import dev.usher.contracts.ScopeClause;
import dev.usher.contracts.ScopeFilter;
import dev.usher.contracts.SeatCount;
import dev.usher.contracts.event.EventHeaders;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that nobody should write: none keeps those that follow it, nobody loses access by it. */
class OddRecordsTopologyTest extends DrivenTopology {

    private static final String KEY = APPLICATION + "|" + USER;

    /** What Kafka takes at once, in bytes, less what it needs itself. */
    private static final int MOST = 1_000_000;

    @BeforeEach
    void start() {
        running();
    }

    /** Whatever came, the next user is served, and all that was written fits into Kafka. */
    @AfterEach
    void goesOn() {
        Entitlement next = Fixtures.entitlement(ChangeKind.SINGLE);
        UUID user = new UUID(0, 8);
        next.setUserId(user);
        next.setAttributes(Map.of("mail", List.of("bo@example.com")));
        send(Topics.CONNECTOR_STATUS, APPLICATION, Fixtures.healthy(NOW.plusSeconds(60)));
        send(Topics.ENTITLEMENTS, APPLICATION + "|" + user, next);
        assertThat(written(Topics.URGENT_COMMANDS, Command.class))
                .extracting(Command::getUserId)
                .contains(user);
        driver.getAllStateStores()
                .forEach(
                        (name, _) ->
                                driver.<String, byte[]>getKeyValueStore(name)
                                        .all()
                                        .forEachRemaining(
                                                it ->
                                                        assertThat(it.key.length())
                                                                .as(name)
                                                                .isLessThan(
                                                                        MOST - it.value.length)));
    }

    @Test
    void makeNoApplicationOfANameThatNobodyElseKnows() {
        written(Topics.JOB_STATUS, JobStatus.class);
        for (Topic<?> topic : DiffTopology.INPUTS) {
            input(topic).pipeInput(("ghost|" + USER).getBytes(UTF_8), new byte[] {1, 2});
        }
        timePasses(Duration.ofSeconds(4));

        assertThat(toldOf()).doesNotContain("ghost");

        send(Topics.ENTITLEMENTS, "ghost|" + USER, Fixtures.entitlement(ChangeKind.SINGLE));
        timePasses(Duration.ofSeconds(4));

        assertThat(toldOf()).contains("ghost");
    }

    private List<String> toldOf() {
        return output(Topics.JOB_STATUS).readKeyValuesToList().stream()
                .map(it -> new String(it.key, UTF_8))
                .toList();
    }

    static Stream<Arguments> odd() {
        return Stream.of(
                Arguments.of(
                        Topics.ENTITLEMENTS,
                        APPLICATION + "|" + new UUID(0, 9),
                        Fixtures.entitlement(ChangeKind.SINGLE),
                        "The key names another user than the record"),
                Arguments.of(
                        Topics.ENTITLEMENTS,
                        APPLICATION + "|" + "9".repeat(600),
                        Fixtures.entitlement(ChangeKind.SINGLE),
                        "The key has more than 500 bytes"),
                Arguments.of(
                        Topics.ENTITLEMENTS,
                        KEY,
                        with("city", "\u0001".repeat(200_000)),
                        "The record is too large"),
                Arguments.of(
                        Topics.ENTITLEMENTS,
                        KEY,
                        with("mail", "x".repeat(600_000)),
                        "mail has more than 10000 characters"),
                Arguments.of(
                        Topics.ENTITLEMENTS,
                        KEY,
                        withRoles(6, 90_000),
                        "The names of the roles have more than 100000 characters"),
                Arguments.of(
                        Topics.RESULTS, KEY, withAccount(null, "ann@x.org"), "Neither an account"),
                Arguments.of(Topics.RESULTS, KEY, withAccount("1001", null), "Neither an account"),
                Arguments.of(Topics.RESULTS, KEY, aboutAScan(), "Neither an account"),
                Arguments.of(
                        Topics.CONNECTOR_STATUS,
                        APPLICATION,
                        manySeats(),
                        "The record is too large"),
                Arguments.of(
                        Topics.REQUESTS,
                        APPLICATION + "|r1",
                        Fixtures.request(
                                RequestKind.COMPUTE_PLAN, Map.of("planId", "p".repeat(400_000))),
                        "needs the argument planId"),
                Arguments.of(
                        Topics.REQUESTS,
                        APPLICATION + "|r1",
                        planFor(withCatalogue(20_000)),
                        "settings: written out they have "),
                Arguments.of(
                        Topics.SETTINGS,
                        APPLICATION,
                        withCatalogue(20_000),
                        "settings: written out they have "),
                Arguments.of(
                        Topics.SETTINGS, APPLICATION, withClauses(201), "scope: there are 201"),
                Arguments.of(
                        Topics.SETTINGS, APPLICATION, withOneRoleTimes(3_000), "And 2979 more."));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void isPutAsideWithTheReason(Topic<?> topic, String key, SpecificRecord value, String reason) {
        send(topic, key, value);

        TestRecord<byte[], byte[]> letter = deadLetters(topic).readRecord();
        assertThat(reason(letter)).contains(reason);
        assertThat(letter.value()).isEqualTo(SERIALIZER.encode(value));
        assertThat(size(letter)).isLessThan(MOST);
    }

    @Test
    void leavesAloneWhoseNewestRecordIsTooLarge() {
        send(Topics.ENTITLEMENTS, KEY, Fixtures.entitlement(ChangeKind.SINGLE));
        Command command = written(Topics.URGENT_COMMANDS, Command.class).getFirst();
        send(Topics.RESULTS, KEY, Fixtures.succeeded(command));
        send(Topics.SETTINGS, APPLICATION, Fixtures.guarded());
        Entitlement unassigned = with("mail", "x".repeat(600_000));
        unassigned.setRoles(List.of());
        send(Topics.ENTITLEMENTS, KEY, unassigned);

        timePasses(Duration.ofMinutes(1));
        assertThat(output(Topics.URGENT_COMMANDS).isEmpty()).isTrue();
        assertThat(output(Topics.BULK_COMMANDS).isEmpty()).isTrue();
        assertThat(written(Topics.DECISIONS, Decision.class))
                .extracting(Decision::getReason)
                .containsExactly("InputUnreadable");
    }

    @Test
    void isPutAsideWithoutWhatDoesNotFit() {
        input(Topics.RESULTS).pipeInput(KEY.getBytes(UTF_8), new byte[3_000_000]);

        TestRecord<byte[], byte[]> letter = deadLetters(Topics.RESULTS).readRecord();
        assertThat(letter.value()).isNull();
        assertThat(reason(letter)).contains("The record is too large", "it is where it was read");
        assertThat(letter.headers().lastHeader("dlt-offset")).isNotNull();
    }

    @Test
    void takesTheTimeOfTheRecordWhenAHeaderIsEmpty() {
        Account account = withAccount("1001", "ann@example.com").getAccount();
        send(Topics.ACCOUNTS, APPLICATION + "|1001", account);
        RecordHeaders headers = new RecordHeaders();
        headers.add("observed-at", null);
        input(Topics.ACCOUNTS)
                .pipeInput(
                        new TestRecord<>(
                                (APPLICATION + "|1001").getBytes(UTF_8),
                                null,
                                headers,
                                NOW.plusSeconds(1)));

        send(Topics.ENTITLEMENTS, KEY, Fixtures.entitlement(ChangeKind.SINGLE));
        assertThat(written(Topics.URGENT_COMMANDS, Command.class))
                .singleElement()
                .satisfies(it -> assertThat(it.getAccountKey()).isNull());
    }

    @Test
    void handsOnNoIdAsLongAsARecord() {
        RecordHeaders headers = new RecordHeaders();
        EventHeaders.first(USER, "test", "test", NOW, "test").writeTo(headers);
        headers.remove("ce_id").add("ce_id", "x".repeat(500_000).getBytes(UTF_8));
        input(Topics.ENTITLEMENTS)
                .pipeInput(
                        new TestRecord<>(
                                KEY.getBytes(UTF_8),
                                SERIALIZER.encode(Fixtures.entitlement(ChangeKind.SINGLE)),
                                headers));

        TestRecord<byte[], byte[]> command = output(Topics.URGENT_COMMANDS).readRecord();
        assertThat(size(command)).isLessThan(5_000);
        assertThat(decode(Command.class, command.value()).getCauses()).isEmpty();
    }

    @Test
    void believesNoHeartbeatLongerForComingFromTheFuture() {
        send(Topics.CONNECTOR_STATUS, APPLICATION, Fixtures.healthy(NOW.plusSeconds(86_400)));
        timePasses(Duration.ofSeconds(61));
        send(Topics.ENTITLEMENTS, KEY, Fixtures.entitlement(ChangeKind.SINGLE));

        assertThat(output(Topics.URGENT_COMMANDS).isEmpty()).isTrue();
    }

    @Test
    void needsNoTime() {
        var record = new ConsumerRecord<Object, Object>("any", 0, 0, null, null);
        assertThat(record.timestamp()).isNegative();

        DiffTopology.INPUTS.forEach(
                topic -> assertThat(DiffTopology.order(topic).extract(record, -1)).isZero());
    }

    private static Entitlement with(String attribute, String value) {
        Entitlement entitlement = Fixtures.entitlement(ChangeKind.SINGLE);
        entitlement.setAttributes(Map.of(attribute, List.of(value)));
        return entitlement;
    }

    private static Entitlement withRoles(int count, int length) {
        Entitlement entitlement = Fixtures.entitlement(ChangeKind.SINGLE);
        entitlement.setRoles(
                IntStream.range(0, count)
                        .mapToObj(i -> new EffectiveRole(i + "r".repeat(length), List.of()))
                        .toList());
        return entitlement;
    }

    private static Result withAccount(@Nullable String key, @Nullable String email) {
        Account account =
                Account.newBuilder()
                        .setKind(AccountKind.ACCOUNT)
                        .setAccountKey(key)
                        .setEmail(email)
                        .setLicenceKeys(List.of("81"))
                        .setObservedAt(NOW)
                        .build();
        return withAccount(account);
    }

    private static Result aboutAScan() {
        return withAccount(Fixtures.scanFinished(NOW));
    }

    private static Result withAccount(Account account) {
        Command command = new Command();
        command.setId(USER);
        command.setDesired(
                new AccountSpec("ann@x.org", Map.of(), List.of(), List.of(), null, List.of()));
        Result result = Fixtures.succeeded(command);
        result.setAccount(account);
        return result;
    }

    private static ConnectorStatus manySeats() {
        ConnectorStatus status = Fixtures.healthy(NOW);
        status.setSeats(
                IntStream.range(0, 20_000)
                        .mapToObj(i -> new SeatCount("licence " + i, 1, 1))
                        .toList());
        return status;
    }

    private static JobRequest planFor(JobSettings candidate) {
        JobRequest request = Fixtures.request(RequestKind.COMPUTE_PLAN, Map.of("planId", "p"));
        request.setCandidate(candidate);
        return request;
    }

    private static JobSettings withCatalogue(int roles) {
        return withRoles(IntStream.range(0, roles).mapToObj(i -> "r" + i));
    }

    private static JobSettings withOneRoleTimes(int times) {
        return withRoles(IntStream.range(0, times).mapToObj(_ -> "User"));
    }

    private static JobSettings withRoles(Stream<String> names) {
        JobSettings settings = Fixtures.settings();
        settings.setVersion(2);
        settings.setRoles(
                names.map(it -> new ProvisionedRole(it, List.of("81"), List.of(), null, List.of()))
                        .toList());
        return settings;
    }

    private static JobSettings withClauses(int count) {
        JobSettings settings = Fixtures.settings();
        settings.setVersion(2);
        ScopeClause clause = new ScopeClause("city", "NOT REGEX MATCH", "(a|a)*b");
        settings.setScope(
                List.of(
                        new ScopeFilter(
                                "", IntStream.range(0, count).mapToObj(_ -> clause).toList())));
        return settings;
    }

    private static String reason(TestRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader("dlt-reason").value(), UTF_8);
    }

    private static int size(TestRecord<byte[], byte[]> record) {
        int size = record.key().length + record.value().length;
        for (Header header : record.headers()) {
            size += header.key().length() + header.value().length;
        }
        return size;
    }
}
