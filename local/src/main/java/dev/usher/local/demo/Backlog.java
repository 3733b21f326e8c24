package dev.usher.local.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What consumer groups have not read yet. */
final class Backlog implements AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> reader;

    Backlog(String bootstrapServers) {
        Map<String, Object> clients = Map.of("bootstrap.servers", bootstrapServers);
        admin = Admin.create(clients);
        Map<String, Object> reading = new HashMap<>(clients);
        reading.put("isolation.level", "read_committed");
        reading.put("enable.auto.commit", false);
        // The next partition is asked for only when the broker has answered about the last one.
        reading.put("fetch.max.wait.ms", 10);
        reader =
                new KafkaConsumer<>(
                        reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Who has not dealt with what, of the partitions the group ever dealt with; empty when all is
     * done.
     */
    String unread() throws ExecutionException, InterruptedException {
        for (GroupListing group : admin.listGroups().all().get()) {
            Map<TopicPartition, OffsetAndMetadata> read =
                    admin.listConsumerGroupOffsets(group.groupId())
                            .partitionsToOffsetAndMetadata()
                            .get();
            String unread = unread(read);
            if (!unread.isEmpty()) {
                return group.groupId() + " has not read " + unread;
            }
        }
        return "";
    }

    private String unread(Map<TopicPartition, OffsetAndMetadata> read)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                admin.listOffsets(
                                read.keySet().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        partition -> partition,
                                                        _ -> OffsetSpec.latest())),
                                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all()
                        .get();
        for (Map.Entry<TopicPartition, OffsetAndMetadata> position : read.entrySet()) {
            long end = Objects.requireNonNull(ends.get(position.getKey())).offset();
            if (position.getValue() != null && position.getValue().offset() < end) {
                long records = records(position.getKey(), position.getValue().offset(), end);
                if (records > 0) {
                    return records + " of " + position.getKey();
                }
            }
        }
        return "";
    }

    /** Counts them: where transactions were committed, part of the difference is their marks. */
    private long records(TopicPartition partition, long from, long end) {
        reader.assign(List.of(partition));
        reader.seek(partition, from);
        long longest = System.nanoTime() + LOOK.toNanos();
        long records = 0;
        while (records == 0 && reader.position(partition) < end && System.nanoTime() < longest) {
            records = reader.poll(POLL).count();
        }
        return records > 0 || reader.position(partition) >= end ? records : end - from;
    }

    @Override
    public void close() {
        reader.close();
        admin.close();
    }
}
