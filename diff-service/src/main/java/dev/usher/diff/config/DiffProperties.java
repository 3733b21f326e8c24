package dev.usher.diff.config;

import dev.usher.contracts.topic.Topics;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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
 * @param commitInterval time between commits; urgent commands are committed as soon as input
 *     pauses, 20 ms after the first of them at the latest
 * @param sessionTimeout how long Kafka waits for an instance that has fallen silent
 * @param standbyReplicas other instances that keep a copy of each partition's state ready
 * @param instanceId name that an instance keeps over restarts; empty: a new one each time
 * @param applicationId by which Kafka knows the state and how far it is
 * @param rebuildFrom the application id whose place this one takes; empty: none
 */
@Validated
@ConfigurationProperties("diff")
record DiffProperties(
        Path stateDir,
        @DefaultValue("-1") @Min(-1) int replication,
        @DefaultValue("100ms") Duration commitInterval,
        @DefaultValue("10s") Duration sessionTimeout,
        @DefaultValue("0") @Min(0) int standbyReplicas,
        @DefaultValue("") @Pattern(regexp = "[A-Za-z0-9._-]{0,200}") String instanceId,
        @DefaultValue(Topics.DIFF_SERVICE) @Pattern(regexp = "[A-Za-z0-9._-]{1,100}")
                String applicationId,
        @DefaultValue("") @Pattern(regexp = "[A-Za-z0-9._-]{0,100}") String rebuildFrom) {}
