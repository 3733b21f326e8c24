package dev.usher.diff.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How installations that share a cluster are kept apart.
 *
 * @param topicPrefix heads topics and groups; empty: none
 */
@ConfigurationProperties("contracts")
record ContractsProperties(@DefaultValue("") String topicPrefix) {}
