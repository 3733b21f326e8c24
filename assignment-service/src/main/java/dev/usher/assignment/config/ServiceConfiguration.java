package dev.usher.assignment.config;

import dev.usher.assignment.adapter.intake.WaitingTable;
import dev.usher.assignment.adapter.kafka.AvroMessages;
import dev.usher.assignment.adapter.kafka.OutboxRelay;
import dev.usher.assignment.adapter.kafka.RecordIntake;
import dev.usher.assignment.adapter.kafka.SubjectsAccess;
import dev.usher.assignment.adapter.rest.Changes;
import dev.usher.assignment.adapter.rest.ImportLimits;
import dev.usher.assignment.adapter.rest.ReceivedMeter;
import dev.usher.assignment.adapter.schedule.WorkLoop;
import dev.usher.assignment.adapter.store.JdbcAuditLog;
import dev.usher.assignment.adapter.store.JdbcDirectory;
import dev.usher.assignment.adapter.store.JdbcErasures;
import dev.usher.assignment.adapter.store.JdbcOutbox;
import dev.usher.assignment.adapter.store.JdbcRecomputations;
import dev.usher.assignment.adapter.store.JdbcSchedule;
import dev.usher.assignment.adapter.store.JdbcWriting;
import dev.usher.assignment.application.Announcing;
import dev.usher.assignment.application.ApplyingChanges;
import dev.usher.assignment.application.AuditLog;
import dev.usher.assignment.application.Erasing;
import dev.usher.assignment.application.Erasures;
import dev.usher.assignment.application.Importing;
import dev.usher.assignment.application.KeepingTime;
import dev.usher.assignment.application.Outbox;
import dev.usher.assignment.application.Pressure;
import dev.usher.assignment.application.Recomputations;
import dev.usher.assignment.application.Recomputing;
import dev.usher.assignment.application.Repeating;
import dev.usher.assignment.application.Schedule;
import dev.usher.assignment.application.Writing;
import dev.usher.assignment.domain.Caller;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Principal;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.ProvisionedRole;
import dev.usher.contracts.RequestKind;
import dev.usher.contracts.SubjectMemory;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.SchemaDirectory;
import dev.usher.contracts.topic.ApplicationPartitioner;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.messaging.Message;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.FixedBackOff;

/** The parts of the service, put together. */
@Configuration(proxyBeanMethods = false)
class ServiceConfiguration {

    /** Where counting what waits in the outbox ends. */
    private static final long COUNTED = 1_000_000;

    /** How often is looked for work that another instance left behind. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final Duration EVENTS_KEPT = Duration.ofDays(31);

    /** How often is looked for what need not be kept any longer. */
    private static final Duration FORGETTING = Duration.ofHours(1);

    /** How often is looked whether work that had better wait can go on. */
    private static final Duration SOON = Duration.ofSeconds(1);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    JdbcDirectory directory(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new JdbcDirectory(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    JdbcWriting writing(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            OutboxRelay relay,
            AssignmentProperties properties) {
        return new JdbcWriting(
                jdbc,
                new TransactionTemplate(transactions),
                properties.rules().nestedGroups(),
                relay::wake);
    }

    @Bean
    JdbcRecomputations recomputations(JdbcClient jdbc) {
        return new JdbcRecomputations(jdbc);
    }

    @Bean
    JdbcSchedule schedule(JdbcClient jdbc) {
        return new JdbcSchedule(jdbc);
    }

    @Bean
    JdbcOutbox outbox(JdbcClient jdbc, DataSource connections) {
        return new JdbcOutbox(jdbc, connections, ThreadLocalRandom.current()::nextInt);
    }

    @Bean
    Pressure pressure(Outbox outbox, Clock clock, AssignmentProperties properties) {
        return new Pressure(outbox, clock, properties.maxPending());
    }

    @Bean
    Announcing announcing(
            Writing writing, Recomputations recomputations, AssignmentProperties properties) {
        return new Announcing(
                writing,
                recomputations,
                new AvroMessages(),
                UUID::randomUUID,
                properties.bulk().slice());
    }

    @Bean
    ApplyingChanges applyingChanges(
            Writing writing,
            Announcing announcing,
            AuditLog audit,
            Pressure pressure,
            Clock clock,
            @Qualifier("recomputingLoop") WorkLoop recomputingLoop,
            @Qualifier("keepingTime") WorkLoop keepingTime,
            AssignmentProperties properties) {
        return new ApplyingChanges(
                writing,
                announcing,
                audit,
                pressure,
                properties.rules(),
                clock,
                UUID::randomUUID,
                () -> {
                    recomputingLoop.wake();
                    keepingTime.wake();
                });
    }

    @Bean
    Importing importing(
            ApplyingChanges applying,
            Writing writing,
            Clock clock,
            AssignmentProperties properties) {
        return new Importing(
                applying,
                writing,
                properties.rules(),
                clock,
                UUID::randomUUID,
                properties.bulk().chunk(),
                properties.bulk().maxPostponed());
    }

    @Bean
    Recomputing recomputing(
            Writing writing,
            Recomputations recomputations,
            Announcing announcing,
            Pressure pressure,
            Clock clock,
            AssignmentProperties properties) {
        var recomputing =
                new Recomputing(
                        writing,
                        recomputations,
                        announcing,
                        pressure,
                        clock,
                        properties.bulk().slice());
        recomputing.follow(properties.rules(), UUID.randomUUID());
        return recomputing;
    }

    @Bean
    WorkLoop recomputingLoop(Recomputing recomputing) {
        return new WorkLoop(
                "recomputing", recomputing::step, () -> recomputing.isPending() ? SOON : LOOK);
    }

    @Bean
    Repeating repeating(
            Writing writing,
            Recomputations recomputations,
            Announcing announcing,
            Clock clock,
            @Qualifier("recomputingLoop") WorkLoop recomputingLoop) {
        return new Repeating(
                writing,
                recomputations,
                announcing,
                clock,
                UUID::randomUUID,
                recomputingLoop::wake);
    }

    @Bean
    WorkLoop keepingTime(
            Writing writing,
            Schedule schedule,
            Announcing announcing,
            Clock clock,
            AssignmentProperties properties) {
        var time =
                new KeepingTime(
                        writing,
                        schedule,
                        announcing,
                        clock,
                        UUID::randomUUID,
                        properties.bulk().slice());
        return new WorkLoop(
                "keeping-time",
                time::turn,
                () ->
                        time.next()
                                .map(it -> Duration.between(clock.instant(), it))
                                .filter(it -> it.compareTo(LOOK) < 0)
                                .map(it -> it.isNegative() ? Duration.ZERO : it.plusMillis(1))
                                .orElse(LOOK));
    }

    /** Events of sources are remembered for longer than their topics keep them. */
    @Bean
    WorkLoop forgettingEvents(JdbcSchedule schedule, Clock clock) {
        return new WorkLoop(
                "forgetting-events",
                () -> schedule.forgetEvents(clock.instant().minus(EVENTS_KEPT)),
                () -> FORGETTING);
    }

    @Bean
    WorkLoop forgettingAudit(JdbcAuditLog audit, Clock clock, AssignmentProperties properties) {
        return new WorkLoop(
                "forgetting-audit",
                () -> audit.forget(clock.instant().minus(properties.auditRetention())),
                () -> FORGETTING);
    }

    @Bean
    JdbcErasures erasures(JdbcClient jdbc) {
        return new JdbcErasures(jdbc);
    }

    @Bean
    Erasing erasing(
            Writing writing,
            Announcing announcing,
            Erasures erasures,
            KafkaProperties kafka,
            SchemaDirectory schemas,
            Clock clock,
            AssignmentProperties properties,
            @Value("${contracts.topic-prefix}") String prefix) {
        return new Erasing(
                writing,
                announcing,
                erasures,
                new SubjectsAccess(
                        () -> reader(kafka),
                        new RecordDecoder<>(SubjectMemory.class, schemas),
                        prefix),
                new AvroMessages(),
                properties.rules(),
                clock,
                UUID::randomUUID,
                properties.erasureSettling());
    }

    private static org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> reader(
            KafkaProperties kafka) {
        Map<String, Object> config = kafka.buildConsumerProperties();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(
                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Bean
    WorkLoop erasingLoop(Erasing erasing) {
        return new WorkLoop("erasing", erasing::step, () -> LOOK);
    }

    /** Who speaks through the REST API. */
    @Bean
    Supplier<Origin> origin(Supplier<Caller> caller) {
        return () -> Origin.of(caller.get().source(), caller.get().name());
    }

    @Bean
    ReceivedMeter receivedMeter(MeterRegistry registry) {
        return new ReceivedMeter(registry);
    }

    @Bean
    Gauge outboxMeter(MeterRegistry registry, Outbox outbox) {
        return Gauge.builder("assignment.outbox.pending", outbox, it -> it.pending(COUNTED))
                .description("Messages that are committed and not sent yet")
                .register(registry);
    }

    @Bean
    WaitingTable waiting(JdbcClient jdbc, IntakeProperties properties) {
        return new WaitingTable(jdbc, properties.waiting().most(), properties.waiting().longest());
    }

    @Bean
    Gauge waitingMeter(MeterRegistry registry, WaitingTable waiting) {
        return Gauge.builder("assignment.intake.waiting", waiting, WaitingTable::size)
                .description("Requests that wait for a user or a group that is not there yet")
                .register(registry);
    }

    @Bean
    Changes changes(
            ApplyingChanges applying,
            ReceivedMeter meter,
            Supplier<Origin> origin,
            AssignmentProperties properties) {
        return new Changes(applying, meter, origin, properties.maxBody());
    }

    @Bean
    ImportLimits importLimits(AssignmentProperties properties) {
        return new ImportLimits(
                properties.bulk().maxSize(), properties.bulk().maxRows(), properties.maxBody());
    }

    @Bean
    SchemaDirectory schemaDirectory(
            KafkaProperties kafka, @Value("${contracts.topic-prefix}") String prefix) {
        return new SchemaDirectory(kafka.buildAdminProperties(), prefix, Duration.ofSeconds(60));
    }

    @Bean
    Producer<byte[], byte[]> producer(KafkaProperties kafka) {
        return new KafkaProducer<>(
                producerConfig(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> producerConfig(KafkaProperties kafka) {
        Map<String, Object> config = kafka.buildProducerProperties();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, ApplicationPartitioner.class);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        return config;
    }

    @Bean
    OutboxRelay relay(
            JdbcOutbox outbox,
            KafkaProperties kafka,
            SchemaDirectory schemas,
            @Value("${contracts.topic-prefix}") String prefix,
            @Value("${contracts.topic-prefix}${spring.application.name}") String group) {
        return new OutboxRelay(
                outbox, shard -> shardProducer(kafka, group, shard), schemas, prefix);
    }

    private static Producer<byte[], byte[]> shardProducer(
            KafkaProperties kafka, String group, int shard) {
        Map<String, Object> config = producerConfig(kafka);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group + "-outbox-" + shard);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, group + "-outbox-" + shard);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Bean
    Consumer<Message<?>> acceptSettings(
            SchemaDirectory schemas,
            JdbcDirectory directory,
            Producer<byte[], byte[]> producer,
            @Value("${contracts.topic-prefix}${spring.application.name}") String group) {
        return new RecordIntake<>(
                new RecordDecoder<>(JobSettings.class, schemas),
                (about, settings) ->
                        directory.learnApplication(
                                about.application(),
                                settings.getRoles().stream()
                                        .map(ProvisionedRole::getName)
                                        .toList()),
                producer,
                group);
    }

    /** Requests to say again what users are entitled to; others are for others. */
    @Bean
    Consumer<Message<?>> acceptRequests(
            SchemaDirectory schemas,
            Repeating repeating,
            Producer<byte[], byte[]> producer,
            @Value("${contracts.topic-prefix}${spring.application.name}") String group) {
        return new RecordIntake<>(
                new RecordDecoder<>(JobRequest.class, schemas),
                (about, request) -> {
                    if (request.getKind() == RequestKind.RE_EMIT) {
                        repeating.repeat(
                                request.getUsers().stream().map(Principal.User::new).toList(),
                                Optional.of(about.application()));
                    }
                },
                producer,
                group);
    }

    /** Records are tried until they are taken: passed over, an application would stay unknown. */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> patience() {
        return (container, _, _) ->
                container.setCommonErrorHandler(
                        new DefaultErrorHandler(
                                new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS)));
    }
}
