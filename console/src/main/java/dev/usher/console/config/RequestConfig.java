package dev.usher.console.config;

import dev.usher.console.application.Answers;
import dev.usher.console.application.AskingServices;
import dev.usher.console.application.LogStore;
import dev.usher.console.application.Publisher;
import dev.usher.console.application.SettingsStore;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Requests to the other services, and the answers to them. */
@Configuration(proxyBeanMethods = false)
class RequestConfig {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    @Bean
    Answers answers(LogStore entries, ConsoleProperties properties) {
        return new Answers(
                entries,
                LOOK_EVERY,
                Math.toIntExact(Math.max(1, properties.answerPatience().dividedBy(LOOK_EVERY))));
    }

    @Bean
    AskingServices askingServices(
            SettingsStore settings,
            Publisher publisher,
            Answers answers,
            Clock clock,
            Supplier<UUID> ids) {
        return new AskingServices(settings, publisher, answers, clock, ids);
    }
}
