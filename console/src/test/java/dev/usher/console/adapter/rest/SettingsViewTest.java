package dev.usher.console.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.console.domain.PublishedSettings;
import dev.usher.policy.AttributeMapping;
import dev.usher.policy.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SettingsViewTest {

    @Test
    void showsTheRulesUnderTheNamesOfTheSettingsFile() {
        Settings settings =
                Settings.defaults("357", List.of()).toBuilder()
                        .mappings(
                                List.of(
                                        new AttributeMapping(
                                                "timeZone",
                                                AttributeMapping.Type.NONE,
                                                "",
                                                Optional.of("Europe/Paris"),
                                                AttributeMapping.WhenNull.KEEP,
                                                false)))
                        .build();

        JsonNode shown =
                JsonMapper.builder()
                        .build()
                        .valueToTree(
                                Views.Application.of(
                                        new PublishedSettings(
                                                "gotomeeting",
                                                settings,
                                                Instant.EPOCH,
                                                Optional.empty())));

        assertThat(shown.path("status").asString()).isEqualTo("on");
        assertThat(shown.path("severalRoles").asString()).isEqualTo("union");
        assertThat(shown.path("mappings").path(0).path("type").asString()).isEqualTo("none");
        assertThat(shown.path("mappings").path(0).path("default").asString())
                .isEqualTo("Europe/Paris");
        assertThat(shown.path("deprovisioning").path("unassigned").asString()).isEqualTo("disable");
        assertThat(shown.path("deprovisioning").path("grace").asString()).isEqualTo("PT1M");
        assertThat(shown.path("removalGuard").path("count").asInt()).isEqualTo(10);
        assertThat(shown.path("targetActions").path("delete").asBoolean(true)).isFalse();
    }
}
