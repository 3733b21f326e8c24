package dev.usher.benchmarks.connector;

import dev.usher.benchmarks.wire.Bus;
import dev.usher.contracts.Account;
import dev.usher.contracts.AccountKind;
import dev.usher.contracts.Command;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.Result;
import dev.usher.contracts.ScanSummary;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * The topics of one installation, as the connector's neighbours use them: writes settings and
 * commands, reads results and the end of scans.
 */
final class Wire implements AutoCloseable {

    private static final Duration LINGER = Duration.ofMillis(5);

    private final Bus bus;
    private final Answers answers = new Answers();
    private final CompletableFuture<ScanSummary> firstScan = new CompletableFuture<>();

    private Wire(Bus bus) {
        this.bus = bus;
        RecordDecoder<Result> results = bus.decoder(Topics.RESULTS);
        RecordDecoder<Account> accounts = bus.decoder(Topics.ACCOUNTS);
        bus.on(
                Topics.RESULTS,
                record -> answers.add(results.decode(record.value()), System.nanoTime()));
        bus.on(
                Topics.ACCOUNTS,
                record -> {
                    if (!firstScan.isDone() && isMarker(record)) {
                        marker(accounts.decode(record.value()));
                    }
                });
        bus.listen();
    }

    /**
     * Creates the topics of an installation and listens to them.
     *
     * @param prefix of its topics, its own
     */
    static Wire open(String bootstrapServers, String prefix)
            throws ExecutionException, InterruptedException {
        return new Wire(Bus.open(bootstrapServers, prefix, LINGER));
    }

    void tell(JobSettings settings) throws ExecutionException, InterruptedException {
        bus.send(Topics.SETTINGS, RecordKey.of(Bus.APPLICATION), settings).get();
    }

    /** Writes commands to a lane, in order, and returns when all are stored. */
    void send(Topic<Command> lane, Collection<Command> commands)
            throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent =
                commands.stream()
                        .map(
                                command ->
                                        bus.send(
                                                lane,
                                                new RecordKey(
                                                        Bus.APPLICATION,
                                                        command.getUserId().toString()),
                                                command))
                        .toList();
        for (Future<RecordMetadata> record : sent) {
            record.get();
        }
    }

    Answers answers() {
        return answers;
    }

    /** What the first scan found; done when it is over. */
    CompletableFuture<ScanSummary> firstScan() {
        return firstScan;
    }

    /** Whether it is the record at the end of a scan; a hundred thousand others need no look. */
    private static boolean isMarker(ConsumerRecord<byte[], byte[]> record) {
        return record.value() != null
                && new String(record.key(), StandardCharsets.UTF_8).endsWith("|*");
    }

    private void marker(Account told) {
        if (told.getKind() == AccountKind.SCAN_FINISHED) {
            firstScan.complete(told.getScan());
        }
    }

    @Override
    public void close() throws InterruptedException {
        bus.close();
    }
}
