package dev.usher.console.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.policy.AttributeMapping;
import dev.usher.policy.MatchingProperty;
import dev.usher.policy.ScopeFilter;
import dev.usher.policy.Settings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StoredSettingsTest {

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void haveDefaultsForWhatAnEarlierVersionDidNotSay() {
        String stored =
                """
                {"version": 3, "status": "ON", "goToAccountKey": "357",
                 "notification": {"enabled": false, "email": null, "window": "PT30S"},
                 "roles": [], "protectedAccounts": [], "welcomeMail": true, "fullCycle": "PT40M"}
                """;

        assertThat(json.readValue(stored, Settings.class))
                .isEqualTo(Settings.defaults("357", List.of()).toBuilder().version(3).build());
    }

    @Test
    void areReadBackAsTheyWere() {
        Settings settings =
                Settings.defaults("357", List.of()).toBuilder()
                        .mappings(
                                List.of(
                                        new AttributeMapping(
                                                "locale",
                                                AttributeMapping.Type.CONSTANT,
                                                "de_DE",
                                                Optional.empty(),
                                                AttributeMapping.WhenNull.KEEP,
                                                true)))
                        .matching(List.of(new MatchingProperty("email", "[mail]", false)))
                        .scope(
                                List.of(
                                        new ScopeFilter(
                                                "Sales",
                                                List.of(
                                                        new ScopeFilter.Clause(
                                                                "department", "EQUALS", "Sales")))))
                        .appliesPlan(Optional.of("plan"))
                        .build();

        assertThat(json.readValue(json.writeValueAsString(settings), Settings.class))
                .isEqualTo(settings);
    }
}
