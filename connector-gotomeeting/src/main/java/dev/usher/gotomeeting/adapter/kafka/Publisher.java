package dev.usher.gotomeeting.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.contracts.Account;
import dev.usher.contracts.SealedTokens;
import dev.usher.contracts.event.EventHeaders;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.contracts.serde.UndecodableRecordException;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import dev.usher.gotomeeting.application.AccountFeed;
import dev.usher.gotomeeting.application.StatusFeed;
import dev.usher.gotomeeting.application.TokenShelf;
import dev.usher.gotomeeting.domain.Health;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Licence;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.ScanSummary;
import dev.usher.gotomeeting.domain.Sealed;
import dev.usher.gotomeeting.domain.TestReport;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the connector's records. Thread-safe. */
public final class Publisher implements AccountFeed, StatusFeed, TokenShelf, AutoCloseable {

    static final String OBSERVED_AT = "observed-at";

    private static final Logger log = LoggerFactory.getLogger(Publisher.class);

    private final Cluster cluster;
    private final Producer<byte[], byte[]> producer;
    private final RecordSerializer serializer = new RecordSerializer();
    private final StoredRecords stored;
    private final NewestRecord newest;
    private final Optional<String> publicKey;
    private final StoredResults results;
    private final InstantSource clock;

    /**
     * @param publicKey to which secrets for the connector are sealed
     */
    public Publisher(Cluster cluster, Optional<String> publicKey, InstantSource clock) {
        this.cluster = cluster;
        this.producer = cluster.producer();
        this.stored = new StoredRecords(cluster);
        this.newest = new NewestRecord(cluster);
        this.publicKey = publicKey;
        this.results = new StoredResults(cluster);
        this.clock = clock;
    }

    @Override
    public void told(String application, BiConsumer<String, Optional<KnownAccount>> each) {
        RecordDecoder<Account> decoder = cluster.decoder(Topics.ACCOUNTS);
        stored.read(
                stored.partitionOf(application, cluster.topic(Topics.ACCOUNTS)),
                Instant.EPOCH,
                record -> tellAgain(application, record, decoder, each));
    }

    @Override
    public Map<String, Instant> written(String application, Instant since) {
        return results.writtenSince(application, since);
    }

    @Override
    public Future<?> tell(String application, KnownAccount account) {
        return send(
                Topics.ACCOUNTS,
                new RecordKey(application, account.key()),
                Records.account(account),
                headers("dev.usher.account", application + "/" + account.key()),
                Optional.empty());
    }

    @Override
    public Future<?> tellGone(String application, String accountKey, Instant observedAt) {
        return send(
                Topics.ACCOUNTS,
                new RecordKey(application, accountKey),
                null,
                headers("dev.usher.account-gone", application + "/" + accountKey),
                Optional.of(observedAt));
    }

    @Override
    public Future<?> tellScanned(String application, ScanSummary scan) {
        return send(
                Topics.ACCOUNTS,
                new RecordKey(application, RecordKey.WHOLE),
                Records.marker(scan),
                headers("dev.usher.scan-finished", application),
                Optional.empty());
    }

    @Override
    public void tell(
            String application,
            Health health,
            long settingsVersion,
            List<Licence> seats,
            Optional<TestReport> lastTest,
            Supplier<Optional<Instant>> credentialsExpireAt) {
        try {
            var _ =
                    send(
                            Topics.CONNECTOR_STATUS,
                            RecordKey.of(application),
                            StatusRecords.status(
                                    health,
                                    settingsVersion,
                                    seats,
                                    publicKey,
                                    lastTest,
                                    credentialsExpireAt.get(),
                                    clock.instant()),
                            headers("dev.usher.connector-status", application),
                            Optional.empty());
        } catch (KafkaException | UndecodableRecordException e) {
            // The next heartbeat tells the same; its schedule must not end.
            log.atWarn().addKeyValue("application", application).setCause(e).log("No heartbeat");
        }
    }

    @Override
    public Optional<Sealed> kept(String application) {
        return newest.of(cluster.topic(Topics.CREDENTIALS), application)
                .map(cluster.decoder(Topics.CREDENTIALS)::decode)
                .flatMap(tokens -> StatusRecords.sealed(tokens.getSealed()));
    }

    @Override
    public void keep(String application, Sealed tokens) throws InterruptedException {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        cluster.topic(Topics.CREDENTIALS),
                        RecordKey.of(application).bytes(),
                        serializer.encode(
                                new SealedTokens(
                                        ByteBuffer.wrap(tokens.bytes()),
                                        clock.instant().truncatedTo(ChronoUnit.MILLIS))));
        headers("dev.usher.tokens", application).writeTo(record.headers());
        store(record);
    }

    /** Stores an answer; comes back when it is safe, however long that takes. */
    void answer(byte[] key, Report report, Optional<EventHeaders> cause)
            throws InterruptedException {
        String subject = report.order().application() + "/" + report.order().userId();
        EventHeaders headers =
                cause.map(
                                earlier ->
                                        earlier.cause(
                                                UUID.randomUUID(),
                                                "dev.usher.result",
                                                Topics.CONNECTOR_GOTOMEETING,
                                                clock.instant(),
                                                subject))
                        .orElseGet(() -> headers("dev.usher.result", subject));
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        cluster.topic(Topics.RESULTS),
                        key,
                        serializer.encode(Records.result(report)));
        headers.writeTo(record.headers());
        store(record);
    }

    /** Stores a record; comes back when it is safe, however long that takes. */
    void store(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
        while (true) {
            try {
                producer.send(record).get();
                return;
            } catch (ExecutionException e) {
                log.atWarn()
                        .addKeyValue("topic", record.topic())
                        .setCause(e.getCause())
                        .log("Kafka did not take a record, trying again");
                Thread.sleep(1000);
            }
        }
    }

    /** Gives up what Kafka does not take soon; whoever works next does it again. */
    @Override
    public void close() {
        producer.close(Cluster.PARTING);
    }

    private Future<?> send(
            Topic<?> topic,
            RecordKey key,
            @Nullable SpecificRecord value,
            EventHeaders headers,
            Optional<Instant> observedAt) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        cluster.topic(topic),
                        key.bytes(),
                        value == null ? null : serializer.encode(value));
        headers.writeTo(record.headers());
        observedAt.ifPresent(
                at -> record.headers().add(OBSERVED_AT, at.toString().getBytes(UTF_8)));
        return producer.send(record);
    }

    private EventHeaders headers(String type, String subject) {
        return EventHeaders.first(
                UUID.randomUUID(), type, Topics.CONNECTOR_GOTOMEETING, clock.instant(), subject);
    }

    private static void tellAgain(
            String application,
            ConsumerRecord<byte[], byte[]> record,
            RecordDecoder<Account> decoder,
            BiConsumer<String, Optional<KnownAccount>> each) {
        RecordKey key = RecordKey.parse(record.key());
        if (!key.application().equals(application) || key.id().equals(RecordKey.WHOLE)) {
            return;
        }
        if (record.value() == null) {
            each.accept(key.id(), Optional.empty());
            return;
        }
        try {
            Records.account(decoder.decode(record.value()))
                    .ifPresent(account -> each.accept(account.key(), Optional.of(account)));
        } catch (UndecodableRecordException e) {
            // The next scan tells the account again.
            each.accept(key.id(), Optional.empty());
            log.atWarn()
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", e.getMessage())
                    .log("Ignored an account of ours that cannot be read");
        }
    }
}
