package dev.usher.assignment.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class AssignmentPropertiesTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void haveDefaultsForAllButTheToken() {
        runner.withPropertyValues("assignment.api-token=t")
                .run(
                        context ->
                                assertThat(context.getBean(AssignmentProperties.class))
                                        .isEqualTo(
                                                new AssignmentProperties(
                                                        "t",
                                                        DataSize.ofKilobytes(64),
                                                        List.of(),
                                                        AssignmentProperties.NestedGroups.OFF,
                                                        500_000,
                                                        Duration.ofMinutes(10),
                                                        Duration.ofDays(400),
                                                        new AssignmentProperties.Bulk(
                                                                DataSize.ofMegabytes(512),
                                                                2_000_000,
                                                                500,
                                                                50_000,
                                                                20_000,
                                                                1_000))));
    }

    @Test
    void mapEveryKey() {
        runner.withPropertyValues(
                        "assignment.api-token=t",
                        "assignment.max-body=1KB",
                        "assignment.source-precedence=hr,scim",
                        "assignment.nested-groups=on",
                        "assignment.max-pending=6",
                        "assignment.erasure-settling=7s",
                        "assignment.audit-retention=9d",
                        "assignment.bulk.max-size=2KB",
                        "assignment.bulk.max-rows=3",
                        "assignment.bulk.chunk=4",
                        "assignment.bulk.max-postponed=8",
                        "assignment.bulk.max-rehearsed=9",
                        "assignment.bulk.slice=5")
                .run(
                        context ->
                                assertThat(context.getBean(AssignmentProperties.class))
                                        .isEqualTo(
                                                new AssignmentProperties(
                                                        "t",
                                                        DataSize.ofKilobytes(1),
                                                        List.of("hr", "scim"),
                                                        AssignmentProperties.NestedGroups.ON,
                                                        6,
                                                        Duration.ofSeconds(7),
                                                        Duration.ofDays(9),
                                                        new AssignmentProperties.Bulk(
                                                                DataSize.ofKilobytes(2),
                                                                3,
                                                                4,
                                                                8,
                                                                9,
                                                                5))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assignment.api-token=",
                "assignment.bulk.max-rows=0",
                "assignment.bulk.chunk=0",
                "assignment.bulk.slice=0",
                "assignment.bulk.max-postponed=-1",
                "assignment.bulk.max-rehearsed=0",
                "assignment.max-pending=0",
                "assignment.nested-groups=maybe",
                "assignment.max-body=much"
            })
    void refuseBadValues(String bad) {
        runner.withPropertyValues("assignment.api-token=t", bad)
                .run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AssignmentProperties.class)
    static class Bound {}
}
