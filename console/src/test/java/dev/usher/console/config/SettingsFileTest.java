package dev.usher.console.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usher.console.adapter.yaml.YamlSettings;
import dev.usher.console.application.Publisher;
import dev.usher.console.application.PublishingSettings;
import dev.usher.console.application.SettingsFormat;
import dev.usher.console.application.SettingsStore;
import dev.usher.console.domain.PublishedSettings;
import dev.usher.console.domain.Request;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.StringUtils;

@ExtendWith(OutputCaptureExtension.class)
class SettingsFileTest {

    private static final String GOOD =
            """
            applications:
              gotomeeting: {status: on, goToAccountKey: "1"}
            """;

    @TempDir Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ForgetfulStore store = new ForgetfulStore();

    @Test
    void keepsTheServiceFromStartingWithALineForEveryFault(CapturedOutput output)
            throws IOException {
        var file =
                file(
                        """
                        applications:
                          gotomeeting: {status: on, goToAccountKey: x, fullCycle: 1s}
                        """);

        assertThatExceptionOfType(SettingsRefusedException.class).isThrownBy(file::start);

        assertThat(output)
                .contains(
                        "Refused the settings file: applications.gotomeeting.goToAccountKey: must",
                        "Refused the settings file: applications.gotomeeting.fullCycle: must");
        assertThat(store.stored).isEmpty();
    }

    @Test
    void keepsTheServiceFromStartingWhenThereIsNoFile() {
        var file = new SettingsFile(folder.resolve("none.yaml"), publishing(), meters);

        assertThatExceptionOfType(SettingsRefusedException.class)
                .isThrownBy(file::start)
                .withMessageContaining("There is no such file.");
    }

    @Test
    void readsNoFurtherThanSettingsMayBeLong() throws IOException {
        var file = file(GOOD + "#".repeat(SettingsFormat.LARGEST));

        assertThatExceptionOfType(SettingsRefusedException.class)
                .isThrownBy(file::start)
                .withMessageContaining("It has more than 1000000 bytes");
    }

    @Test
    void tellsALaterFaultOnceAndGoesOn(CapturedOutput output) throws IOException {
        var file = file(GOOD);
        file.start();

        write("nonsense: true");
        file.look();
        file.look();
        write(GOOD);
        file.look();

        assertThat(StringUtils.countOccurrencesOf(output.getAll(), "nonsense: is not a key"))
                .isEqualTo(1);
        assertThat(readings("refused")).isEqualTo(1);
        assertThat(readings("taken")).isEqualTo(2);
    }

    private double readings(String outcome) {
        return ConsoleMeter.SETTINGS.counter(meters, outcome).count();
    }

    private SettingsFile file(String content) throws IOException {
        write(content);
        return new SettingsFile(folder.resolve("settings.yaml"), publishing(), meters);
    }

    private void write(String content) throws IOException {
        Files.writeString(folder.resolve("settings.yaml"), content);
    }

    private PublishingSettings publishing() {
        return new PublishingSettings(
                new YamlSettings(), store, new SilentPublisher(), Clock.systemUTC());
    }

    /** Takes everything for new. */
    private static final class ForgetfulStore implements SettingsStore {

        private final List<PublishedSettings> stored = new ArrayList<>();

        @Override
        public List<PublishedSettings> all() {
            return List.of();
        }

        @Override
        public void change(
                Function<Map<String, PublishedSettings>, List<PublishedSettings>> decision) {
            stored.addAll(decision.apply(Map.of()));
        }

        @Override
        public void publishPending(Consumer<PublishedSettings> publishing) {}
    }

    private static final class SilentPublisher implements Publisher {

        @Override
        public void publish(PublishedSettings settings) {}

        @Override
        public void request(String application, UUID requestId, Request request, Instant now) {}
    }
}
