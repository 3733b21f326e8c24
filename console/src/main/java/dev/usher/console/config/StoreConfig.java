package dev.usher.console.config;

import dev.usher.console.adapter.store.LogRows;
import dev.usher.console.adapter.store.PlanRows;
import dev.usher.console.adapter.store.PostgresConnectorStore;
import dev.usher.console.adapter.store.PostgresJobStore;
import dev.usher.console.adapter.store.PostgresLogStore;
import dev.usher.console.adapter.store.PostgresPlanStore;
import dev.usher.console.adapter.store.PostgresSettingsStore;
import dev.usher.console.adapter.store.PostgresUserDirectory;
import dev.usher.console.application.ConnectorStore;
import dev.usher.console.application.JobStore;
import dev.usher.console.application.LogStore;
import dev.usher.console.application.PlanStore;
import dev.usher.console.application.SettingsStore;
import dev.usher.console.application.UserDirectory;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The database, the time and new ids. */
@Configuration(proxyBeanMethods = false)
class StoreConfig {

    @Bean
    LogStore logStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new PostgresLogStore(
                jdbc,
                new TransactionTemplate(transactions),
                new LogRows(JsonMapper.builder().build()));
    }

    @Bean
    SettingsStore settingsStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new PostgresSettingsStore(
                jdbc, new TransactionTemplate(transactions), JsonMapper.builder().build());
    }

    @Bean
    ConnectorStore connectorStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new PostgresConnectorStore(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    JobStore jobStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new PostgresJobStore(
                jdbc, new TransactionTemplate(transactions), JsonMapper.builder().build());
    }

    @Bean
    PlanStore planStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new PostgresPlanStore(
                jdbc,
                new TransactionTemplate(transactions),
                new PlanRows(JsonMapper.builder().build()));
    }

    @Bean
    UserDirectory userDirectory(JdbcClient jdbc) {
        return new PostgresUserDirectory(jdbc);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }
}
