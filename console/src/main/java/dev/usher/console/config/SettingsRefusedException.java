package dev.usher.console.config;

import java.nio.file.Path;
import java.util.List;

/** The settings file has faults, and there is nothing to start with. */
final class SettingsRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SettingsRefusedException(Path file, List<String> faults) {
        super("The settings file " + file + " was refused: " + String.join(" ", faults));
    }
}
