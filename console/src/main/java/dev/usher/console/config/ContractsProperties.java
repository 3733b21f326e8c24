package dev.usher.console.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What all services of an installation agree on.
 *
 * @param topicPrefix heads the names of topics and consumer groups, where installations share a
 *     cluster
 */
@ConfigurationProperties("contracts")
public record ContractsProperties(@DefaultValue("") String topicPrefix) {}
