package dev.usher.assignment.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

class AccessPropertiesTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void haveDefaults() {
        runner.run(
                context -> {
                    assertThat(context.getBean(AccessProperties.class))
                            .isEqualTo(
                                    new AccessProperties(
                                            1_000,
                                            "GoToMeeting User",
                                            new AccessProperties.Jwt(
                                                    null,
                                                    "usher",
                                                    Set.of(),
                                                    "oidc",
                                                    "gotomeeting")));
                    assertThat(context.getBean(ScimProperties.class))
                            .isEqualTo(new ScimProperties(DataSize.ofMegabytes(10), 1_000, 1_000));
                });
    }

    @Test
    void mapEveryKey() {
        runner.withPropertyValues(
                        "assignment.access.requests-per-second=1",
                        "assignment.access.push-role=r",
                        "assignment.access.jwt.issuer=https://issuer.example",
                        "assignment.access.jwt.audience=a",
                        "assignment.access.jwt.scopes=scim,read",
                        "assignment.access.jwt.source=s",
                        "assignment.access.jwt.application=zoom",
                        "assignment.scim.max-body=1KB",
                        "assignment.scim.max-results=2",
                        "assignment.scim.max-operations=3")
                .run(
                        context -> {
                            assertThat(context.getBean(AccessProperties.class))
                                    .isEqualTo(
                                            new AccessProperties(
                                                    1,
                                                    "r",
                                                    new AccessProperties.Jwt(
                                                            URI.create("https://issuer.example"),
                                                            "a",
                                                            Set.of("scim", "read"),
                                                            "s",
                                                            "zoom")));
                            assertThat(context.getBean(ScimProperties.class))
                                    .isEqualTo(new ScimProperties(DataSize.ofKilobytes(1), 2, 3));
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assignment.access.requests-per-second=0",
                "assignment.scim.max-results=0",
                "assignment.scim.max-operations=0"
            })
    void refuseBadValues(String bad) {
        runner.withPropertyValues(bad).run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({AccessProperties.class, ScimProperties.class})
    static class Bound {}
}
