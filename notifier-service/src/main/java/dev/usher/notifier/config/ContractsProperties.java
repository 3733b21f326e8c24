package dev.usher.notifier.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What all services of an installation agree on.
 *
 * @param topicPrefix heads the names of topics and consumer groups, for installations that share a
 *     cluster
 * @param schemaPatience how long a writer's schema is waited for that is not published yet
 */
@ConfigurationProperties("contracts")
record ContractsProperties(
        @DefaultValue("") String topicPrefix, @DefaultValue("60s") Duration schemaPatience) {}
