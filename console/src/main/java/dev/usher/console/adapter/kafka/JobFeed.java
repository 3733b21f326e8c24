package dev.usher.console.adapter.kafka;

import dev.usher.console.application.JobStore;
import dev.usher.console.application.PlanStore;
import dev.usher.console.domain.JobStatus;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes in where the provisioning of applications stands, and what their plans say. */
public final class JobFeed {

    private final RecordBatch batch;
    private final RecordReaders readers;
    private final JobStore jobs;
    private final PlanStore plans;

    public JobFeed(RecordBatch batch, RecordReaders readers, JobStore jobs, PlanStore plans) {
        this.batch = batch;
        this.readers = readers;
        this.jobs = jobs;
        this.plans = plans;
    }

    /** Takes a batch of statuses as they were read. */
    public void takeStatus(List<ConsumerRecord<byte[], byte[]>> records) {
        batch.handle(records, readers.ofJobs(), this::store);
    }

    /** Takes a batch of what plans say, as it was read. */
    public void takePlans(List<ConsumerRecord<byte[], byte[]>> records) {
        batch.handle(
                records,
                readers.ofPlans(),
                read -> plans.planned(read.stream().flatMap(Optional::stream).toList()));
    }

    private void store(List<JobStatus> news) {
        plans.told(news);
        jobs.told(news);
    }
}
