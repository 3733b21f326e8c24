package dev.usher.console.config;

import dev.usher.console.adapter.secrets.StoredSecrets;
import dev.usher.console.adapter.secrets.TinkSealer;
import dev.usher.console.adapter.yaml.YamlSettings;
import dev.usher.console.application.ConnectorStore;
import dev.usher.console.application.PlanStore;
import dev.usher.console.application.Planning;
import dev.usher.console.application.Publisher;
import dev.usher.console.application.PublishingSettings;
import dev.usher.console.application.SealingCredentials;
import dev.usher.console.application.SettingsStore;
import dev.usher.contracts.serde.SchemaDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Settings: from the file to the topic, and what runs by the clock. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SettingsConfig {

    @Bean
    PublishingSettings publishingSettings(SettingsStore store, Publisher publisher, Clock clock) {
        return new PublishingSettings(new YamlSettings(), store, publisher, clock);
    }

    @Bean
    Planning planning(
            PublishingSettings publishing,
            SettingsStore settings,
            PlanStore plans,
            Publisher publisher,
            Clock clock,
            Supplier<UUID> ids) {
        return new Planning(new YamlSettings(), publishing, settings, plans, publisher, clock, ids);
    }

    @Bean
    SealingCredentials sealingCredentials(
            PublishingSettings publishing,
            SettingsStore store,
            ConnectorStore connectors,
            Clock clock) {
        return new SealingCredentials(
                publishing,
                store,
                connectors,
                new StoredSecrets(System.getenv()),
                new TinkSealer(),
                clock);
    }

    @Bean
    SettingsFile settingsFile(
            ConsoleProperties properties, PublishingSettings publishing, MeterRegistry meters) {
        return new SettingsFile(properties.settingsFile(), publishing, meters);
    }

    @Bean
    ConsoleStart consoleStart(SchemaDirectory schemas, SettingsFile settings) {
        return new ConsoleStart(schemas, settings);
    }
}
