package dev.usher.console.adapter.kafka;

import dev.usher.console.application.AccountStore;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes in which accounts there are in GoTo, and whose they are. */
public final class AccountFeed {

    private final RecordBatch batch;
    private final RecordReaders readers;
    private final AccountStore store;

    public AccountFeed(RecordBatch batch, RecordReaders readers, AccountStore store) {
        this.batch = batch;
        this.readers = readers;
        this.store = store;
    }

    /** Takes a batch of accounts as they were read. */
    public void takeAccounts(List<ConsumerRecord<byte[], byte[]>> records) {
        batch.handle(
                records,
                readers.ofAccounts(),
                read -> store.seen(read.stream().flatMap(Optional::stream).toList()));
    }

    /** Takes a batch of what is remembered of users as it was read. */
    public void takeSubjects(List<ConsumerRecord<byte[], byte[]>> records) {
        batch.handle(
                records,
                readers.ofSubjects(),
                read -> store.linked(read.stream().flatMap(Optional::stream).toList()));
    }
}
