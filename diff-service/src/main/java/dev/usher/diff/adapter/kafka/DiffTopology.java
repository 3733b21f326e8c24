package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.message.SchemaStore;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
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

    private static final List<Topic<?>> INPUTS =
            List.of(
                    Topics.SETTINGS,
                    Topics.ENTITLEMENTS,
                    Topics.ACCOUNTS,
                    Topics.RESULTS,
                    Topics.CONNECTOR_STATUS,
                    Topics.REQUESTS);

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
        String group = prefix + Topics.DIFF_SERVICE;
        Topology topology = new Topology();
        for (Topic<?> input : INPUTS) {
            topology.addSource(
                    input.name(),
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
                INPUTS.stream().map(Topic::name).toArray(String[]::new));
        for (Topic<?> output : OUTPUTS) {
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

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
    }
}
