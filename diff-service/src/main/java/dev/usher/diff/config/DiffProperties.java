package dev.usher.diff.config;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the diff service.
 *
 * @param stateDir folder of local state; may be deleted while the service is down, since it is
 *     restored from Kafka
 * @param replication copies of the changelogs of local state; -1: the cluster's default
 * @param commitInterval time between commits; an urgent command is committed at once
 * @param sessionTimeout how long Kafka waits for an instance that has fallen silent
 */
@Validated
@ConfigurationProperties("diff")
record DiffProperties(
        Path stateDir,
        @DefaultValue("-1") @Min(-1) int replication,
        @DefaultValue("100ms") Duration commitInterval,
        @DefaultValue("10s") Duration sessionTimeout) {}
