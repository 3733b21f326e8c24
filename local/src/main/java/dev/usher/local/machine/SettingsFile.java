package dev.usher.local.machine;

import dev.usher.simulator.gotomeeting.options.AccountSetup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** The settings the console publishes, fitting the stand-in for GoTo. */
final class SettingsFile {

    private SettingsFile() {}

    /** Writes it, unless there is one, which someone may have changed. */
    static void write(Path file, Duration notificationWindow) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        try (InputStream template =
                Objects.requireNonNull(SettingsFile.class.getResourceAsStream("/settings.yaml"))) {
            String text =
                    new String(template.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("${goToAccountKey}", AccountSetup.DEFAULT.key())
                            .replace("${window}", notificationWindow.toSeconds() + "s");
            Files.writeString(file, text);
        }
    }
}
