package dev.usher.gotomeeting.config;

import dev.usher.contracts.lifecycle.Membership;
import dev.usher.contracts.seal.PrivateSealingKey;
import dev.usher.contracts.serde.SchemaDirectory;
import dev.usher.gotomeeting.adapter.admin.AdminClient;
import dev.usher.gotomeeting.adapter.admin.AdminEntrance;
import dev.usher.gotomeeting.adapter.admin.Http;
import dev.usher.gotomeeting.adapter.admin.Pace;
import dev.usher.gotomeeting.adapter.kafka.Cluster;
import dev.usher.gotomeeting.adapter.kafka.CommandIntake;
import dev.usher.gotomeeting.adapter.kafka.Publisher;
import dev.usher.gotomeeting.adapter.kafka.SettingsFeed;
import dev.usher.gotomeeting.adapter.kafka.StoredMemory;
import dev.usher.gotomeeting.application.ConnectorMeter;
import dev.usher.gotomeeting.application.GoTo;
import dev.usher.gotomeeting.application.Memory;
import dev.usher.gotomeeting.application.Pacing;
import dev.usher.gotomeeting.application.Session;
import dev.usher.gotomeeting.application.Sessions;
import dev.usher.gotomeeting.application.Traffic;
import dev.usher.gotomeeting.domain.Health;
import dev.usher.gotomeeting.domain.HealthRules;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the connector together. */
@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {

    private static final Duration SCHEMA_PATIENCE = Duration.ofSeconds(5);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SchemaDirectory schemaDirectory(KafkaProperties kafka, ContractsProperties contracts) {
        return new SchemaDirectory(clients(kafka), contracts.topicPrefix(), SCHEMA_PATIENCE);
    }

    @Bean
    Cluster cluster(KafkaProperties kafka, ContractsProperties contracts, SchemaDirectory schemas) {
        return new Cluster(clients(kafka), contracts.topicPrefix(), schemas);
    }

    @Bean
    Publisher publisher(Cluster cluster, SealingKey key, Clock clock) {
        return new Publisher(cluster, key.key().map(PrivateSealingKey::publicText), clock);
    }

    @Bean
    SealingKey sealingKey(GoToMeetingProperties properties) {
        return new SealingKey(new KeyFile(properties.key()).key());
    }

    @Bean
    Membership membership(Cluster cluster, Clock clock) {
        return cluster.membership(clock);
    }

    @Bean
    Sessions sessions(
            GoToMeetingProperties properties,
            Cluster cluster,
            Publisher publisher,
            Membership membership,
            SealingKey key,
            Clock clock,
            MeterRegistry meters) {
        Http http = new Http(properties.connectTimeout(), properties.requestTimeout());
        Pacing pacing =
                new Pacing(
                        properties.retry().backOff(),
                        properties.maxBatchSize(),
                        properties.probe().backOff());
        HealthRules rules = properties.health().rules(properties.probe().backOff());
        Memory memory = new StoredMemory(cluster);
        Sessions sessions =
                new Sessions(
                        application -> {
                            Traffic traffic =
                                    new Traffic(properties.maxConcurrency(), pacing.calls(), clock);
                            Pace pace =
                                    new Pace(properties.requestsPerSecond(), membership, traffic);
                            return new Session(
                                    application,
                                    new AdminEntrance(
                                            application,
                                            http,
                                            properties.tokenUrl(),
                                            tokens ->
                                                    client(
                                                            properties,
                                                            new AdminClient(
                                                                    http,
                                                                    properties.apiUrl(),
                                                                    tokens,
                                                                    pace,
                                                                    traffic,
                                                                    clock,
                                                                    meters)),
                                            properties.credentialsOf(application),
                                            key.key(),
                                            publisher,
                                            properties.refreshTokenLife(),
                                            clock),
                                    publisher,
                                    publisher,
                                    memory,
                                    pacing,
                                    rules,
                                    traffic,
                                    clock,
                                    membership);
                        });
        Gauge.builder(ConnectorMeter.IN_FLIGHT.id(), sessions, Sessions::underWay)
                .description(ConnectorMeter.IN_FLIGHT.description())
                .register(meters);
        for (Class<?> state : Health.class.getPermittedSubclasses()) {
            Gauge.builder(
                            ConnectorMeter.APPLICATIONS.id(),
                            sessions,
                            all -> all.count(state.asSubclass(Health.class)))
                    .description(ConnectorMeter.APPLICATIONS.description())
                    .tag("state", state.getSimpleName().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        return sessions;
    }

    @Bean
    ConnectorLifecycle connectorLifecycle(
            SchemaDirectory schemas,
            Cluster cluster,
            Membership membership,
            Publisher publisher,
            Sessions sessions,
            GoToMeetingProperties properties,
            MeterRegistry meters,
            ApplicationContext context) {
        Runnable broken = () -> AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
        return new ConnectorLifecycle(
                schemas,
                new SettingsFeed(cluster, sessions, broken),
                new CommandIntake(
                        cluster,
                        membership,
                        publisher,
                        sessions,
                        new CommandCount(meters)::count,
                        properties.stopPatience(),
                        broken),
                sessions);
    }

    private static GoTo client(GoToMeetingProperties properties, AdminClient client) {
        return properties.disableThrough() == GoToMeetingProperties.DisableThrough.ORGANIZERS
                ? client.throughOrganizers()
                : client;
    }

    /** How to reach Kafka, without what belongs to consumers or producers only. */
    private static Map<String, Object> clients(KafkaProperties kafka) {
        Map<String, Object> config = kafka.buildAdminProperties();
        config.putIfAbsent(CommonClientConfigs.CLIENT_ID_CONFIG, "connector-gotomeeting");
        return config;
    }

    /** The connector's private key, if it has one. */
    record SealingKey(Optional<PrivateSealingKey> key) {}
}
