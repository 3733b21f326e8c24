package dev.usher.diff.config;

import dev.usher.contracts.serde.SchemaDirectory;
import dev.usher.contracts.topic.ApplicationPartitioner;
import dev.usher.diff.adapter.kafka.DiffTopology;
import dev.usher.diff.adapter.kafka.GroupCatchUp;
import dev.usher.diff.adapter.kafka.Rebuild;
import dev.usher.diff.adapter.kafka.Tally;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DiffConfiguration {

    private static final Duration SCHEMA_PATIENCE = Duration.ofSeconds(5);

    /** Work that waits for no input, such as a cycle, goes on at least as often. */
    private static final Duration POLL = Duration.ofMillis(5);

    /** A commit, which follows urgent commands soon, sends what lingers. */
    private static final Duration LINGER = Duration.ofMillis(100);

    private static final int BATCH_BYTES = 128 << 10;

    /**
     * Whether an instance that stops gives its partitions up at once; one with an instance id keeps
     * them. Streams switches this off, and its own way of leaving is for those with an id alone.
     */
    private static final String LEAVE_GROUP_ON_CLOSE = "internal.leave.group.on.close";

    /** How long after the session has timed out a member may be seen. */
    private static final Duration LEAVING = Duration.ofSeconds(5);

    @Bean
    Tally tally() {
        return new Tally();
    }

    @Bean
    DiffMeters diffMeters(Tally tally, StreamsLifecycle streams) {
        return new DiffMeters(tally, streams);
    }

    @Bean
    Admin admin(KafkaProperties kafka) {
        return Admin.create(kafka.buildAdminProperties());
    }

    @Bean
    StreamsLifecycle streams(
            KafkaProperties kafka,
            DiffProperties diff,
            ContractsProperties contracts,
            Admin admin,
            Tally tally) {
        String prefix = contracts.topicPrefix();
        String group = prefix + diff.applicationId();
        SchemaDirectory schemas =
                new SchemaDirectory(kafka.buildAdminProperties(), prefix, SCHEMA_PATIENCE);
        return new StreamsLifecycle(
                () ->
                        DiffTopology.build(
                                prefix,
                                schemas,
                                partition -> GroupCatchUp.ofTask(admin, group, prefix, partition),
                                tally),
                restoration(diff, prefix, schemas, admin, tally),
                config(kafka, group, diff),
                schemas);
    }

    @Bean
    HealthIndicator streamsHealthIndicator(StreamsLifecycle streams) {
        return () -> {
            KafkaStreams.State state = streams.state();
            boolean rebuilding = streams.isRestoring();
            Health.Builder health =
                    state == KafkaStreams.State.RUNNING && !rebuilding
                            ? Health.up()
                            : Health.outOfService();
            return health.withDetail("state", state).withDetail("rebuilding", rebuilding).build();
        };
    }

    private static Optional<StreamsLifecycle.Restoration> restoration(
            DiffProperties diff, String prefix, SchemaDirectory schemas, Admin admin, Tally tally) {
        if (diff.rebuildFrom().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new StreamsLifecycle.Restoration(
                        new Rebuild(
                                admin,
                                prefix,
                                prefix + diff.rebuildFrom(),
                                prefix + diff.applicationId(),
                                diff.sessionTimeout().plus(LEAVING)),
                        () -> DiffTopology.restoring(prefix, schemas, tally)));
    }

    static Properties config(KafkaProperties kafka, String group, DiffProperties diff) {
        Properties config = new Properties();
        config.putAll(kafka.buildStreamsProperties());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, group);
        config.put(StreamsConfig.STATE_DIR_CONFIG, diff.stateDir().toString());
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, diff.replication());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, diff.commitInterval().toMillis());
        config.put(StreamsConfig.POLL_MS_CONFIG, POLL.toMillis());
        config.put(
                StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER.toMillis());
        config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        config.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                (int) diff.sessionTimeout().toMillis());
        config.put(StreamsConfig.mainConsumerPrefix(LEAVE_GROUP_ON_CLOSE), true);
        config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, diff.standbyReplicas());
        if (!diff.instanceId().isEmpty()) {
            config.put(
                    StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                    diff.instanceId());
        }
        config.put(
                StreamsConfig.producerPrefix(ProducerConfig.PARTITIONER_CLASS_CONFIG),
                ApplicationPartitioner.class);
        return config;
    }
}
