package dev.usher.gotomeeting.config;

import dev.usher.contracts.serde.SchemaDirectory;
import dev.usher.gotomeeting.adapter.admin.AdminClient;
import dev.usher.gotomeeting.adapter.admin.Http;
import dev.usher.gotomeeting.adapter.admin.Pace;
import dev.usher.gotomeeting.adapter.admin.TokenSource;
import dev.usher.gotomeeting.adapter.kafka.Cluster;
import dev.usher.gotomeeting.adapter.kafka.CommandIntake;
import dev.usher.gotomeeting.adapter.kafka.Membership;
import dev.usher.gotomeeting.adapter.kafka.Publisher;
import dev.usher.gotomeeting.adapter.kafka.SettingsFeed;
import dev.usher.gotomeeting.application.ConnectorMeter;
import dev.usher.gotomeeting.application.GoTo;
import dev.usher.gotomeeting.application.Pacing;
import dev.usher.gotomeeting.application.Session;
import dev.usher.gotomeeting.application.Sessions;
import dev.usher.gotomeeting.application.Traffic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
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

    private static final Duration SCHEMA_PATIENCE = Duration.ofSeconds(60);

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
    Publisher publisher(Cluster cluster, Clock clock) {
        return new Publisher(cluster, clock);
    }

    @Bean
    Membership membership(Cluster cluster, Clock clock) {
        return new Membership(cluster, clock);
    }

    @Bean
    Sessions sessions(
            GoToMeetingProperties properties,
            Publisher publisher,
            Membership membership,
            Clock clock,
            MeterRegistry meters) {
        Http http = new Http(properties.connectTimeout(), properties.requestTimeout());
        Pacing pacing =
                new Pacing(
                        properties.retry().backOff(),
                        properties.maxBatchSize(),
                        properties.probe().backOff());
        Sessions sessions =
                new Sessions(
                        application -> {
                            Traffic traffic =
                                    new Traffic(properties.maxConcurrency(), pacing.calls(), clock);
                            return new Session(
                                    application,
                                    goTo(
                                            application,
                                            properties,
                                            http,
                                            traffic,
                                            membership,
                                            clock,
                                            meters),
                                    publisher,
                                    pacing,
                                    traffic,
                                    clock,
                                    membership);
                        });
        Gauge.builder(ConnectorMeter.IN_FLIGHT.id(), sessions, Sessions::underWay)
                .description(ConnectorMeter.IN_FLIGHT.description())
                .register(meters);
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

    private static GoTo goTo(
            String application,
            GoToMeetingProperties properties,
            Http http,
            Traffic traffic,
            Membership membership,
            Clock clock,
            MeterRegistry meters) {
        AdminClient client =
                new AdminClient(
                        http,
                        properties.apiUrl(),
                        new TokenSource(
                                http,
                                properties.tokenUrl(),
                                Optional.ofNullable(properties.credentials().get(application))
                                        .map(GoToMeetingProperties.Client::credentials),
                                clock),
                        new Pace(properties.requestsPerSecond(), membership, traffic),
                        traffic,
                        clock,
                        meters);
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
}
