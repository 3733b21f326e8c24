package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.AccountKind;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.event.DeadLetter;
import dev.usher.contracts.event.EventHeaders;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.UndecodableRecordException;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import dev.usher.diff.application.Deciding;
import dev.usher.diff.application.Job;
import dev.usher.diff.application.Tables;
import dev.usher.diff.domain.Account;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.Settings;
import dev.usher.policy.SettingsCheck;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.message.SchemaStore;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Translates records into inputs of the application, one by one, and wakes it as time passes. */
final class DecidingProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(DecidingProcessor.class);
    private static final Duration TICK = Duration.ofMillis(500);

    private final String prefix;
    private final String group;
    private final CatchUp.Starter catchUpStarter;
    private final Tally tally;
    private final RecordDecoder<dev.usher.contracts.JobSettings> settings;
    private final RecordDecoder<Entitlement> entitlements;
    private final RecordDecoder<dev.usher.contracts.Account> accounts;
    private final RecordDecoder<dev.usher.contracts.Result> results;
    private final RecordDecoder<dev.usher.contracts.ConnectorStatus> statuses;

    private ProcessorContext<byte[], byte[]> context;
    private Tables tables;
    private CatchUp catchUp;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
    DecidingProcessor(
            String prefix,
            String group,
            SchemaStore schemas,
            CatchUp.Starter catchUpStarter,
            Tally tally) {
        this.prefix = prefix;
        this.group = group;
        this.catchUpStarter = catchUpStarter;
        this.tally = tally;
        settings = new RecordDecoder<>(dev.usher.contracts.JobSettings.class, schemas);
        entitlements = new RecordDecoder<>(Entitlement.class, schemas);
        accounts = new RecordDecoder<>(dev.usher.contracts.Account.class, schemas);
        results = new RecordDecoder<>(dev.usher.contracts.Result.class, schemas);
        statuses = new RecordDecoder<>(dev.usher.contracts.ConnectorStatus.class, schemas);
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> taskContext) {
        context = taskContext;
        tables =
                new Tables(
                        table(DiffTopology.PEOPLE, Person.class),
                        table(DiffTopology.MEMORIES, Memory.class),
                        table(DiffTopology.ACCOUNTS, Account.class),
                        table(DiffTopology.JOBS, Job.class),
                        table(DiffTopology.NOTES, Tables.Note.class));
        catchUp = catchUpStarter.start(partition());
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    @Override
    public void close() {
        catchUp.close();
        tally.forget(partition());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata origin = context.recordMetadata().orElseThrow();
        String topic = origin.topic().substring(prefix.length());
        try {
            RecordKey key = key(record);
            Optional<EventHeaders> cause = EventHeaders.read(record.headers());
            Deciding deciding = deciding(key.application(), cause);
            List<String> causes = cause.map(EventHeaders::id).stream().toList();
            take(topic, key, record, deciding, causes);
            note(key.application(), deciding);
        } catch (UndecodableRecordException e) {
            bury(record, origin, e.getMessage() == null ? "unreadable" : e.getMessage());
            if (topic.equals(Topics.ENTITLEMENTS.name())) {
                block(record);
            }
        } catch (MisfitException e) {
            bury(record, origin, e.reason());
        }
    }

    private void take(
            String topic,
            RecordKey key,
            Record<byte[], byte[]> record,
            Deciding deciding,
            List<String> causes) {
        if (topic.equals(Topics.ENTITLEMENTS.name())) {
            takeEntitlement(key, record, deciding, causes);
        } else if (topic.equals(Topics.ACCOUNTS.name())) {
            takeAccount(key, record, deciding, causes);
        } else if (record.value() == null) {
            throw new MisfitException("A record of this topic has no value");
        } else if (topic.equals(Topics.RESULTS.name())) {
            deciding.answered(Incoming.answer(results.decode(record.value())), causes);
        } else if (topic.equals(Topics.CONNECTOR_STATUS.name())) {
            deciding.connectorReported(Incoming.heartbeat(statuses.decode(record.value())));
        } else if (topic.equals(Topics.SETTINGS.name())) {
            takeSettings(key, Incoming.settings(settings.decode(record.value())), deciding, causes);
        } else {
            throw new IllegalStateException("No such input: " + topic);
        }
    }

    private void takeEntitlement(
            RecordKey key, Record<byte[], byte[]> record, Deciding deciding, List<String> causes) {
        UserId user = user(key);
        if (record.value() == null) {
            deciding.personErased(user);
            return;
        }
        Entitlement entitlement = entitlements.decode(record.value());
        Incoming.person(entitlement)
                .ifPresentOrElse(
                        person ->
                                deciding.personChanged(person, Incoming.lane(entitlement), causes),
                        () -> deciding.personUnreadable(user, causes));
    }

    private void takeAccount(
            RecordKey key, Record<byte[], byte[]> record, Deciding deciding, List<String> causes) {
        if (record.value() == null) {
            deciding.accountGone(
                    new AccountKey(key.id()),
                    observedAt(record.headers(), record.timestamp()),
                    causes);
            return;
        }
        dev.usher.contracts.Account account = accounts.decode(record.value());
        if (account.getKind() == AccountKind.SCAN_FINISHED && account.getScan() != null) {
            deciding.scanFinished(
                    account.getScan().getScanId(), account.getScan().getSuspicious(), causes);
        } else if (account.getKind() == AccountKind.ACCOUNT
                && account.getAccountKey() != null
                && account.getEmail() != null) {
            deciding.accountSeen(Incoming.account(account), causes);
        } else {
            throw new MisfitException(
                    "Neither an account with key and e-mail nor the end of a scan");
        }
    }

    private void takeSettings(
            RecordKey key, Settings read, Deciding deciding, List<String> causes) {
        List<String> faults = SettingsCheck.faults(read);
        if (!faults.isEmpty()) {
            throw new MisfitException("Settings cannot be used: " + String.join(" ", faults));
        }
        if (!deciding.settingsChanged(read, causes)) {
            throw new MisfitException(
                    "Settings name another GoTo account than the one that users are linked to");
        }
        log.atInfo()
                .addKeyValue("application", key.application())
                .addKeyValue("version", read.version())
                .log("Accepted settings");
    }

    private void tick(long now) {
        for (String application : ((StoreTable<Job>) tables.jobs()).keysStartingWith("")) {
            Deciding deciding = deciding(application, Optional.empty());
            deciding.timePassed();
            note(application, deciding);
        }
    }

    private void note(String application, Deciding deciding) {
        tally.set(application, partition(), deciding.job(), deciding.gateOpen());
    }

    private Deciding deciding(String application, Optional<EventHeaders> cause) {
        Instant now = now();
        return new Deciding(
                application,
                tables,
                new RecordOutlet(context, cause, now),
                UUID::randomUUID,
                catchUp.done(),
                now);
    }

    private void bury(Record<byte[], byte[]> record, RecordMetadata origin, String reason) {
        log.atWarn()
                .addKeyValue("topic", origin.topic())
                .addKeyValue("partition", origin.partition())
                .addKeyValue("offset", origin.offset())
                .addKeyValue("reason", reason)
                .log("Put a record aside that cannot be used");
        var letter =
                DeadLetter.of(
                        group,
                        new DeadLetter.Origin(
                                origin.topic(),
                                origin.partition(),
                                origin.offset(),
                                record.timestamp()),
                        record.key(),
                        record.value(),
                        record.headers(),
                        reason);
        context.forward(record.withHeaders(letter.headers()), DiffTopology.DEAD_LETTERS);
    }

    private void block(Record<byte[], byte[]> record) {
        RecordKey key = key(record);
        Optional<EventHeaders> cause = EventHeaders.read(record.headers());
        deciding(key.application(), cause)
                .personUnreadable(user(key), cause.map(EventHeaders::id).stream().toList());
    }

    private static RecordKey key(Record<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new MisfitException("The record has no key");
        }
        try {
            return RecordKey.parse(record.key());
        } catch (IllegalArgumentException _) {
            throw new MisfitException("The key does not begin with an application");
        }
    }

    private static UserId user(RecordKey key) {
        try {
            return new UserId(UUID.fromString(key.id()));
        } catch (IllegalArgumentException _) {
            throw new MisfitException("The key names no user");
        }
    }

    private static Instant observedAt(Headers headers, long timestamp) {
        var header = headers.lastHeader("observed-at");
        if (header == null) {
            return Instant.ofEpochMilli(timestamp);
        }
        try {
            return Instant.parse(new String(header.value(), StandardCharsets.UTF_8));
        } catch (DateTimeParseException _) {
            throw new MisfitException("The header observed-at is no time");
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    private int partition() {
        return context.taskId().partition();
    }

    private <V> StoreTable<V> table(String store, Class<V> type) {
        KeyValueStore<String, byte[]> entries = context.getStateStore(store);
        return new StoreTable<>(entries, type);
    }

    /** A record that can be read, but makes no sense where it stands. */
    private static final class MisfitException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        MisfitException(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
