package dev.usher.console.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.policy.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublishedSettingsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final Settings SETTINGS = Settings.defaults("357", List.of());

    private final PublishedSettings applied =
            new PublishedSettings("gotomeeting", SETTINGS, NOW, Optional.empty())
                    .applying(SETTINGS.toBuilder().welcomeMail(false).build(), "plan", NOW);

    @Test
    void appliesAPlanInTheNextVersion() {
        assertThat(applied.settings().version()).isEqualTo(2);
        assertThat(applied.settings().appliesPlan()).contains("plan");
        assertThat(applied.settings().welcomeMail()).isFalse();
    }

    @Test
    void doesNotApplyAPlanAgainWhenCredentialsChange() {
        Settings next = applied.with(Optional.empty(), NOW).settings();

        assertThat(next.version()).isEqualTo(3);
        assertThat(next.appliesPlan()).isEmpty();
        assertThat(next.welcomeMail()).isFalse();
    }

    @Test
    void passesOverTheFileUntilItSaysSomethingElse() {
        assertThat(applied.whenFileSays(SETTINGS, NOW)).isEmpty();

        Settings edited = SETTINGS.toBuilder().protectedAccounts(Set.of("a@example.com")).build();
        assertThat(applied.whenFileSays(edited, NOW))
                .map(published -> published.settings().version())
                .contains(3L);
    }
}
