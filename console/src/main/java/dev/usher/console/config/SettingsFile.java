package dev.usher.console.config;

import dev.usher.console.application.PublishingSettings;
import dev.usher.console.application.SettingsFormat;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings file: taken at start, when a fault keeps the service from starting, and looked at
 * again and again, when a fault is told once and the last good settings stay.
 */
class SettingsFile {

    private static final Logger log = LoggerFactory.getLogger(SettingsFile.class);

    private final Path path;
    private final PublishingSettings publishing;
    private final MeterRegistry meters;
    private @Nullable Content seen;

    SettingsFile(Path path, PublishingSettings publishing, MeterRegistry meters) {
        this.path = path;
        this.publishing = publishing;
        this.meters = meters;
    }

    /**
     * Takes the settings for the first time.
     *
     * @throws SettingsRefusedException when there is any fault
     */
    synchronized void start() {
        Content content = read();
        List<String> faults = take(content);
        if (!faults.isEmpty()) {
            throw new SettingsRefusedException(path, faults);
        }
        seen = content;
    }

    /** Takes the settings if the file is different from what it was at the last look. */
    synchronized void look() {
        publishing.resume();
        Content content = read();
        if (!content.equals(seen)) {
            take(content);
            seen = content;
        }
    }

    private List<String> take(Content content) {
        List<String> faults =
                switch (content) {
                    case Content.Text(String text) -> publishing.take(text);
                    case Content.Unreadable(String fault) -> publishing.refuse(fault);
                };
        for (String fault : faults) {
            log.atError().addKeyValue("file", path).log("Refused the settings file: {}", fault);
        }
        if (faults.isEmpty()) {
            log.atInfo().addKeyValue("file", path).log("Took the settings file");
        }
        ConsoleMeter.SETTINGS.counter(meters, faults.isEmpty() ? "taken" : "refused").increment();
        return faults;
    }

    private Content read() {
        try (InputStream file = Files.newInputStream(path)) {
            byte[] bytes = file.readNBytes(SettingsFormat.LARGEST + 1);
            if (bytes.length > SettingsFormat.LARGEST) {
                return new Content.Unreadable(
                        "It has more than %d bytes; leave out what is not needed."
                                .formatted(SettingsFormat.LARGEST));
            }
            return new Content.Text(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (NoSuchFileException _) {
            return new Content.Unreadable("There is no such file.");
        } catch (CharacterCodingException _) {
            return new Content.Unreadable("It is not text in UTF-8.");
        } catch (IOException e) {
            return new Content.Unreadable("It cannot be read: " + e.getMessage());
        }
    }

    private sealed interface Content {

        record Text(String text) implements Content {}

        record Unreadable(String fault) implements Content {}
    }
}
