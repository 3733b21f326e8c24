package dev.usher.console.adapter.kafka;

import dev.usher.console.application.JobStore;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes in where the provisioning of applications stands. */
public final class JobFeed {

    private final RecordBatch batch;
    private final RecordReaders readers;
    private final JobStore store;

    public JobFeed(RecordBatch batch, RecordReaders readers, JobStore store) {
        this.batch = batch;
        this.readers = readers;
        this.store = store;
    }

    /** Takes a batch of records as they were read. */
    public void take(List<ConsumerRecord<byte[], byte[]>> records) {
        batch.handle(records, readers.ofJobs(), store::told);
    }
}
