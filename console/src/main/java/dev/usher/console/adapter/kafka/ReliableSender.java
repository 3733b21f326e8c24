package dev.usher.console.adapter.kafka;

import dev.usher.console.application.PublishingFailedException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Sends a record and waits until the broker has stored it. */
public final class ReliableSender {

    private final Producer<byte[], byte[]> producer;

    public ReliableSender(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Sends it; how long it waits is the producer's {@code delivery.timeout.ms}. */
    void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException | KafkaException e) {
            throw new PublishingFailedException("Kafka did not take a record", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishingFailedException("Interrupted while sending a record", e);
        }
    }
}
