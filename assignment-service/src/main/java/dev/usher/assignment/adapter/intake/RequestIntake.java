package dev.usher.assignment.adapter.intake;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/** Listens to what sources say. A batch that cannot be taken just now comes again. */
public final class RequestIntake implements BatchMessageListener<byte[], byte[]> {

    private final TakingRequests taking;
    private final Runnable waits;

    /**
     * @param waits told when a request has to wait
     */
    public RequestIntake(TakingRequests taking, Runnable waits) {
        this.taking = taking;
        this.waits = waits;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        if (!taking.take(records).isEmpty()) {
            waits.run();
        }
    }
}
