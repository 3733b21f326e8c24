package dev.usher.console.adapter.kafka;

import dev.usher.console.application.AccountStore.AccountNews;
import dev.usher.console.application.AccountStore.LinkNews;
import dev.usher.console.application.PlanStore.Planned;
import dev.usher.console.domain.JobStatus;
import dev.usher.console.domain.KnownUser;
import dev.usher.console.domain.LogRecord;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Bytes of the topics the console reads to what it keeps, by full name of the topic. */
public final class RecordReaders {

    private final Map<String, Function<ConsumerRecord<byte[], byte[]>, LogRecord>> ofLog;
    private final Map<String, Function<ConsumerRecord<byte[], byte[]>, UserNews>> ofUsers;
    private final Map<String, Function<ConsumerRecord<byte[], byte[]>, ConnectorFeed.Told>>
            ofConnectors;
    private final Map<String, Function<ConsumerRecord<byte[], byte[]>, JobStatus>> ofJobs;
    private final Map<String, Function<ConsumerRecord<byte[], byte[]>, Optional<Planned>>> ofPlans;
    private final Map<String, Function<ConsumerRecord<byte[], byte[]>, Optional<AccountNews>>>
            ofAccounts;
    private final Map<String, Function<ConsumerRecord<byte[], byte[]>, Optional<LinkNews>>>
            ofSubjects;

    /**
     * @param prefix of the installation's topics; may be empty
     */
    public RecordReaders(String prefix, SchemaStore schemas) {
        ofLog =
                Map.of(
                        Topics.URGENT_COMMANDS.named(prefix),
                        reader(Topics.URGENT_COMMANDS, schemas, LogRecords::of),
                        Topics.BULK_COMMANDS.named(prefix),
                        reader(Topics.BULK_COMMANDS, schemas, LogRecords::of),
                        Topics.RESULTS.named(prefix),
                        reader(Topics.RESULTS, schemas, LogRecords::of),
                        Topics.DECISIONS.named(prefix),
                        reader(Topics.DECISIONS, schemas, LogRecords::of));
        var decoder = new RecordDecoder<>(Entitlement.class, schemas);
        ofUsers = Map.of(Topics.ENTITLEMENTS.named(prefix), record -> userNews(record, decoder));
        ofConnectors =
                Map.of(
                        Topics.CONNECTOR_STATUS.named(prefix),
                        reader(Topics.CONNECTOR_STATUS, schemas, ConnectorFeed.Told::of));
        ofJobs =
                Map.of(
                        Topics.JOB_STATUS.named(prefix),
                        reader(Topics.JOB_STATUS, schemas, JobRecords::of));
        ofPlans =
                Map.of(Topics.PLANS.named(prefix), reader(Topics.PLANS, schemas, PlanRecords::of));
        ofAccounts =
                Map.of(
                        Topics.ACCOUNTS.named(prefix),
                        reader(Topics.ACCOUNTS, schemas, AccountRecords::of, AccountRecords::gone));
        ofSubjects =
                Map.of(
                        Topics.SUBJECTS.named(prefix),
                        reader(
                                Topics.SUBJECTS,
                                schemas,
                                AccountRecords::of,
                                AccountRecords::erased));
    }

    Map<String, Function<ConsumerRecord<byte[], byte[]>, LogRecord>> ofLog() {
        return ofLog;
    }

    Map<String, Function<ConsumerRecord<byte[], byte[]>, UserNews>> ofUsers() {
        return ofUsers;
    }

    Map<String, Function<ConsumerRecord<byte[], byte[]>, ConnectorFeed.Told>> ofConnectors() {
        return ofConnectors;
    }

    Map<String, Function<ConsumerRecord<byte[], byte[]>, JobStatus>> ofJobs() {
        return ofJobs;
    }

    Map<String, Function<ConsumerRecord<byte[], byte[]>, Optional<Planned>>> ofPlans() {
        return ofPlans;
    }

    Map<String, Function<ConsumerRecord<byte[], byte[]>, Optional<AccountNews>>> ofAccounts() {
        return ofAccounts;
    }

    Map<String, Function<ConsumerRecord<byte[], byte[]>, Optional<LinkNews>>> ofSubjects() {
        return ofSubjects;
    }

    /** What became known of a user. */
    sealed interface UserNews {

        record Told(KnownUser user) implements UserNews {}

        record Erased(String application, UUID userId) implements UserNews {}
    }

    private static <T extends SpecificRecord, R> Function<ConsumerRecord<byte[], byte[]>, R> reader(
            Topic<T> topic, SchemaStore schemas, BiFunction<String, T, R> mapping) {
        return reader(
                topic,
                schemas,
                mapping,
                _ -> {
                    throw new MalformedRecordException("A tombstone, where there is none");
                });
    }

    private static <T extends SpecificRecord, R> Function<ConsumerRecord<byte[], byte[]>, R> reader(
            Topic<T> topic,
            SchemaStore schemas,
            BiFunction<String, T, R> mapping,
            Function<RecordKey, R> tombstone) {
        var decoder = new RecordDecoder<>(topic.value(), schemas);
        return record -> {
            RecordKey key = key(record);
            if (record.value() == null) {
                return tombstone.apply(key);
            }
            return mapping.apply(key.application(), decoder.decode(record.value()));
        };
    }

    private static UserNews userNews(
            ConsumerRecord<byte[], byte[]> record, RecordDecoder<Entitlement> decoder) {
        RecordKey key = key(record);
        if (record.value() == null) {
            try {
                return new UserNews.Erased(key.application(), UUID.fromString(key.id()));
            } catch (IllegalArgumentException e) {
                throw new MalformedRecordException("The key names no user", e);
            }
        }
        return new UserNews.Told(LogRecords.of(key.application(), decoder.decode(record.value())));
    }

    private static RecordKey key(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new MalformedRecordException("There is no key");
        }
        try {
            return RecordKey.parse(record.key());
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException("The key names no application", e);
        }
    }
}
