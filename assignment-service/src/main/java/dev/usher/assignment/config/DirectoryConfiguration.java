package dev.usher.assignment.config;

import dev.usher.assignment.adapter.intake.WaitingTable;
import dev.usher.assignment.adapter.kafka.AvroMessages;
import dev.usher.assignment.adapter.kafka.OutboxRelay;
import dev.usher.assignment.adapter.schedule.WorkLoop;
import dev.usher.assignment.adapter.store.JdbcDirectory;
import dev.usher.assignment.adapter.store.JdbcOutbox;
import dev.usher.assignment.adapter.store.JdbcRecomputations;
import dev.usher.assignment.adapter.store.JdbcSchedule;
import dev.usher.assignment.adapter.store.JdbcWriting;
import dev.usher.assignment.application.Announcing;
import dev.usher.assignment.application.ApplyingChanges;
import dev.usher.assignment.application.AuditLog;
import dev.usher.assignment.application.Importing;
import dev.usher.assignment.application.Outbox;
import dev.usher.assignment.application.Pressure;
import dev.usher.assignment.application.Recomputations;
import dev.usher.assignment.application.Repeating;
import dev.usher.assignment.application.Writing;
import dev.usher.assignment.sql.WriteBehind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The directory, its changes and what they lead to, put together. */
@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

    /** Where counting what waits in the outbox ends. */
    private static final long COUNTED = 1_000_000;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Whatever a transaction does goes through this one, or it would miss what was put off. */
    @Bean
    WriteBehind jdbcClient(JdbcTemplate jdbc) {
        return new WriteBehind(jdbc);
    }

    @Bean
    JdbcDirectory directory(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new JdbcDirectory(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    JdbcWriting writing(
            WriteBehind jdbc,
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
        return new Pressure(outbox::pending, clock, properties.maxPending());
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
}
