package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.AccountKind;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.SubjectMemory;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import dev.usher.diff.application.Deciding;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.Settings;
import dev.usher.policy.SettingsCheck;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.message.SchemaStore;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the records of all topics, each as one input of its application. */
final class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final RecordDecoder<dev.usher.contracts.JobSettings> settings;
    private final RecordDecoder<Entitlement> entitlements;
    private final RecordDecoder<dev.usher.contracts.Account> accounts;
    private final RecordDecoder<dev.usher.contracts.Result> results;
    private final RecordDecoder<dev.usher.contracts.ConnectorStatus> statuses;
    private final RecordDecoder<dev.usher.contracts.JobRequest> requests;
    private final RecordDecoder<SubjectMemory> subjects;

    Intake(SchemaStore schemas) {
        settings = new RecordDecoder<>(dev.usher.contracts.JobSettings.class, schemas);
        entitlements = new RecordDecoder<>(Entitlement.class, schemas);
        accounts = new RecordDecoder<>(dev.usher.contracts.Account.class, schemas);
        results = new RecordDecoder<>(dev.usher.contracts.Result.class, schemas);
        statuses = new RecordDecoder<>(dev.usher.contracts.ConnectorStatus.class, schemas);
        requests = new RecordDecoder<>(dev.usher.contracts.JobRequest.class, schemas);
        subjects = new RecordDecoder<>(SubjectMemory.class, schemas);
    }

    /** Hands a record of a topic, by its name in the catalogue, to the application. */
    void take(
            String topic,
            RecordKey key,
            Record<byte[], byte[]> record,
            Deciding deciding,
            List<String> causes) {
        if (topic.equals(Topics.ENTITLEMENTS.name())) {
            takeEntitlement(key, record, deciding, causes);
        } else if (topic.equals(Topics.ACCOUNTS.name())) {
            takeAccount(key, record, deciding, causes);
        } else if (topic.equals(Topics.SUBJECTS.name())) {
            takeMemory(key, record, deciding);
        } else if (record.value() == null) {
            throw new MisfitException("A record of this topic has no value");
        } else if (topic.equals(Topics.RESULTS.name())) {
            deciding.answered(Incoming.answer(results.decode(record.value())), causes);
        } else if (topic.equals(Topics.CONNECTOR_STATUS.name())) {
            deciding.connectorReported(Incoming.heartbeat(statuses.decode(record.value())));
        } else if (topic.equals(Topics.SETTINGS.name())) {
            takeSettings(key, Incoming.settings(settings.decode(record.value())), deciding, causes);
        } else if (topic.equals(Topics.REQUESTS.name())) {
            refuseFor(
                    Requests.request(key, requests.decode(record.value()))
                            .flatMap(request -> deciding.requested(request, causes)));
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
        } else if (account.getKind() == AccountKind.ACCOUNT) {
            deciding.accountSeen(Incoming.account(account), causes);
        } else {
            throw new MisfitException("Neither an account nor the end of a scan");
        }
    }

    private void takeMemory(RecordKey key, Record<byte[], byte[]> record, Deciding deciding) {
        Optional<SubjectMemory> memory = Optional.ofNullable(record.value()).map(subjects::decode);
        if (!key.id().equals(RecordKey.WHOLE)) {
            deciding.restored(user(key), memory.map(Memories::memory));
        } else if (memory.isPresent()) {
            deciding.restored(ApplicationMemories.memory(memory.get()));
        }
    }

    /** Nothing is decided for the user whom a record that cannot be used is about. */
    void block(String topic, RecordKey key, Deciding deciding, List<String> causes) {
        if (topic.equals(Topics.ENTITLEMENTS.name())) {
            named(key).ifPresent(user -> deciding.personUnreadable(user, causes));
        } else if (topic.equals(Topics.SUBJECTS.name())) {
            named(key).ifPresent(user -> deciding.restored(user, Optional.of(Memory.FORGOTTEN)));
        }
    }

    private void takeSettings(
            RecordKey key, Settings read, Deciding deciding, List<String> causes) {
        List<String> faults = SettingsCheck.faults(read);
        if (!faults.isEmpty()) {
            throw new MisfitException("Settings cannot be used: " + String.join(" ", faults));
        }
        refuseFor(deciding.settingsChanged(read, causes));
        log.atInfo()
                .addKeyValue("application", key.application())
                .addKeyValue("version", read.version())
                .log("Accepted settings");
    }

    private static void refuseFor(Optional<String> obstacle) {
        if (obstacle.isPresent()) {
            throw new MisfitException(obstacle.get());
        }
    }

    static RecordKey key(Record<byte[], byte[]> record) {
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
        return named(key).orElseThrow(() -> new MisfitException("The key names no user"));
    }

    private static Optional<UserId> named(RecordKey key) {
        try {
            return Optional.of(new UserId(UUID.fromString(key.id())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
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
}
