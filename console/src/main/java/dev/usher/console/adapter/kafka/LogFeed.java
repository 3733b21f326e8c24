package dev.usher.console.adapter.kafka;

import dev.usher.console.application.LogStore;
import dev.usher.console.domain.KnownUser;
import dev.usher.console.domain.LogOutcome;
import dev.usher.console.domain.LogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Feeds the log with batches of records as they were read. */
public final class LogFeed {

    private final RecordBatch batch;
    private final RecordReaders readers;
    private final LogStore store;
    private final Consumer<LogOutcome> endCounter;
    private final Consumer<String> answered;

    /**
     * @param endCounter told of each entry that ended
     * @param answered told the id of each request that was answered, once the answer is stored
     */
    public LogFeed(
            RecordBatch batch,
            RecordReaders readers,
            LogStore store,
            Consumer<LogOutcome> endCounter,
            Consumer<String> answered) {
        this.batch = batch;
        this.readers = readers;
        this.store = store;
        this.endCounter = endCounter;
        this.answered = answered;
    }

    /** Takes commands, results and decisions. */
    public void takeLog(List<ConsumerRecord<byte[], byte[]>> records) {
        batch.handle(records, readers.ofLog(), this::record);
    }

    private void record(List<LogRecord> read) {
        store.record(read).forEach(endCounter);
        read.stream()
                .filter(LogRecord.Decided.class::isInstance)
                .map(LogRecord.Decided.class::cast)
                .flatMap(decided -> Stream.ofNullable(decided.circumstances().requestId()))
                .forEach(answered);
    }

    /** Takes entitlements. */
    public void takeUsers(List<ConsumerRecord<byte[], byte[]>> records) {
        batch.handle(records, readers.ofUsers(), this::keep);
    }

    private void keep(List<RecordReaders.UserNews> news) {
        List<KnownUser> told = new ArrayList<>();
        for (RecordReaders.UserNews one : news) {
            switch (one) {
                case RecordReaders.UserNews.Told(KnownUser user) -> told.add(user);
                case RecordReaders.UserNews.Erased erased -> {
                    store.remember(told);
                    told.clear();
                    store.forget(erased.application(), erased.userId());
                }
            }
        }
        store.remember(told);
    }
}
