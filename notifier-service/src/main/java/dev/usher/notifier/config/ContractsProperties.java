package dev.usher.notifier.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What all services of an installation agree on.
 *
 * @param topicPrefix heads the names of topics and consumer groups, for installations that share a
 *     cluster
 * @param schemaPatience how long writers' schemas are waited for that are not published yet, all of
 *     them together
 */
@ConfigurationProperties("contracts")
record ContractsProperties(
        @DefaultValue("") String topicPrefix, @DefaultValue("5s") Duration schemaPatience) {}
