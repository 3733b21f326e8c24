package dev.usher.assignment.config;

import dev.usher.assignment.adapter.kafka.AvroMessages;
import dev.usher.assignment.adapter.kafka.SubjectsAccess;
import dev.usher.assignment.adapter.schedule.WorkLoop;
import dev.usher.assignment.adapter.store.JdbcAuditLog;
import dev.usher.assignment.adapter.store.JdbcErasures;
import dev.usher.assignment.adapter.store.JdbcSchedule;
import dev.usher.assignment.application.Announcing;
import dev.usher.assignment.application.AuditLog;
import dev.usher.assignment.application.Erasing;
import dev.usher.assignment.application.Erasures;
import dev.usher.assignment.application.KeepingTime;
import dev.usher.assignment.application.Pressure;
import dev.usher.assignment.application.Recomputations;
import dev.usher.assignment.application.Recomputing;
import dev.usher.assignment.application.Schedule;
import dev.usher.assignment.application.Writing;
import dev.usher.contracts.SubjectMemory;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.SchemaDirectory;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is done without being asked for, put together. */
@Configuration(proxyBeanMethods = false)
class WorkConfiguration {

    /** How often is looked for work that another instance left behind. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final Duration EVENTS_KEPT = Duration.ofDays(31);

    /** How often is looked for what need not be kept any longer. */
    private static final Duration FORGETTING = Duration.ofHours(1);

    /** How often is looked whether work that had better wait can go on. */
    private static final Duration SOON = Duration.ofSeconds(1);

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
    WorkLoop keepingTime(
            Writing writing,
            Schedule schedule,
            Announcing announcing,
            Clock clock,
            @Qualifier("recomputingLoop") WorkLoop recomputingLoop,
            AssignmentProperties properties) {
        var time =
                new KeepingTime(
                        writing,
                        schedule,
                        announcing,
                        clock,
                        UUID::randomUUID,
                        properties.bulk().slice(),
                        recomputingLoop::wake);
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
            AuditLog audit,
            KafkaProperties kafka,
            SchemaDirectory schemas,
            Clock clock,
            AssignmentProperties properties,
            @Value("${contracts.topic-prefix}") String prefix) {
        return new Erasing(
                writing,
                announcing,
                erasures,
                audit,
                new SubjectsAccess(
                        () -> KafkaConfiguration.reader(kafka),
                        new RecordDecoder<>(SubjectMemory.class, schemas),
                        prefix),
                new AvroMessages(),
                properties.rules(),
                clock,
                UUID::randomUUID,
                properties.erasureSettling());
    }

    @Bean
    WorkLoop erasingLoop(Erasing erasing) {
        return new WorkLoop("erasing", erasing::step, () -> LOOK);
    }
}
