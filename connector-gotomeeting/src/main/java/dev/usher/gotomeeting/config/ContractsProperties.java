package dev.usher.gotomeeting.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What all services of an installation agree on.
 *
 * @param topicPrefix heads topic names and group ids, so that installations can share a cluster
 */
@ConfigurationProperties("contracts")
public record ContractsProperties(@DefaultValue("") String topicPrefix) {}
