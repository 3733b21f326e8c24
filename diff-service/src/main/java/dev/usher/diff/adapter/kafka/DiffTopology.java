package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import dev.usher.diff.application.Readiness;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.message.SchemaStore;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * One processor that reads all input of an application's partition, keeps the books in state
 * stores, and writes commands, decisions and memories. All of one input is one transaction.
 */
public final class DiffTopology {

    static final String PEOPLE = "people";
    static final String MEMORIES = "memories";
    static final String ACCOUNTS = "accounts";
    static final String JOBS = "jobs";
    static final String COUNTS = "counts";
    static final String HOLDERS = "holders";
    static final String NOTES = "notes";
    static final String PLANS = "plans";
    static final String PLANNED = "planned";

    static final String DEAD_LETTERS = "dead-letters";

    private static final String DECIDE = "decide";

    static final List<Topic<?>> INPUTS =
            List.of(
                    Topics.SETTINGS,
                    Topics.ENTITLEMENTS,
                    Topics.ACCOUNTS,
                    Topics.RESULTS,
                    Topics.CONNECTOR_STATUS,
                    Topics.REQUESTS);

    /** What the books are made anew from, beginning with what was remembered. */
    static final List<Topic<?>> MEMORY =
            List.of(Topics.SUBJECTS, Topics.ENTITLEMENTS, Topics.ACCOUNTS);

    private static final List<Topic<?>> OUTPUTS =
            List.of(
                    Topics.URGENT_COMMANDS,
                    Topics.BULK_COMMANDS,
                    Topics.DECISIONS,
                    Topics.SUBJECTS,
                    Topics.PLANS,
                    Topics.JOB_STATUS);

    private DiffTopology() {}

    /**
     * Builds it.
     *
     * @param prefix of the installation's topics and groups; may be empty
     */
    public static Topology build(
            String prefix, SchemaStore schemas, CatchUp.Starter catchUp, Tally tally) {
        return build(INPUTS, OUTPUTS, prefix, schemas, catchUp, tally);
    }

    /**
     * Builds the one that makes new books from what was published of others, and decides nothing.
     * The other goes on with them.
     *
     * @param prefix of the installation's topics and groups; may be empty
     */
    public static Topology restoring(String prefix, SchemaStore schemas, Tally tally) {
        return build(
                MEMORY,
                List.of(Topics.JOB_STATUS),
                prefix,
                schemas,
                _ -> new BeingRestored(),
                tally);
    }

    private static Topology build(
            List<Topic<?>> inputs,
            List<Topic<?>> outputs,
            String prefix,
            SchemaStore schemas,
            CatchUp.Starter catchUp,
            Tally tally) {
        String group = prefix + Topics.DIFF_SERVICE;
        Topology topology = new Topology();
        for (Topic<?> input : inputs) {
            topology.addSource(
                    AutoOffsetReset.earliest(),
                    input.name(),
                    order(input),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer(),
                    input.named(prefix));
        }
        topology.addProcessor(
                DECIDE,
                new ProcessorSupplier<byte[], byte[], byte[], byte[]>() {
                    @Override
                    public Processor<byte[], byte[], byte[], byte[]> get() {
                        return new DecidingProcessor(prefix, group, schemas, catchUp, tally);
                    }

                    @Override
                    public Set<StoreBuilder<?>> stores() {
                        return Set.of(
                                store(PEOPLE),
                                store(MEMORIES),
                                store(ACCOUNTS),
                                store(JOBS),
                                store(COUNTS),
                                store(HOLDERS),
                                store(NOTES),
                                store(PLANS),
                                store(PLANNED));
                    }
                },
                inputs.stream().map(Topic::name).toArray(String[]::new));
        for (Topic<?> output : outputs) {
            topology.addSink(
                    output.name(),
                    output.named(prefix),
                    new ByteArraySerializer(),
                    new ByteArraySerializer(),
                    DECIDE);
        }
        topology.addSink(
                DEAD_LETTERS,
                (_, _, context) ->
                        Topic.deadLetters(
                                group,
                                new String(
                                        context.headers().lastHeader("dlt-topic").value(),
                                        StandardCharsets.UTF_8)),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                DECIDE);
        return topology;
    }

    /** Full names of the topics read, for those who wait until they exist. */
    public static Stream<String> inputs(String prefix) {
        return INPUTS.stream().map(topic -> topic.named(prefix));
    }

    /**
     * Streams takes the oldest record first, and waits for those it knows to be there. What was
     * remembered is to be known before anything is made of it. A record without a time, which Kafka
     * takes, comes first.
     */
    static TimestampExtractor order(Topic<?> input) {
        return input.equals(Topics.SUBJECTS)
                ? (_, _) -> 0
                : (record, _) -> Math.max(0, record.timestamp());
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
    }

    private static final class BeingRestored implements CatchUp {

        @Override
        public Readiness readiness() {
            return Readiness.RESTORING;
        }

        @Override
        public void close() {}
    }
}
