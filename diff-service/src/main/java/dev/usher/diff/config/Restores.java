package dev.usher.diff.config;

import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Counts what is read back from changelogs before applications can be decided. */
final class Restores implements StateRestoreListener {

    private final LongAdder records = new LongAdder();

    long records() {
        return records.sum();
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {}

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long end, long restored) {
        records.add(restored);
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long restored) {}
}
