package dev.usher.gotomeeting.config;

import dev.usher.contracts.seal.PrivateSealingKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Changes the connector's key, without Kafka and without the service. */
public final class KeyProgram {

    private static final String FORGET = "--forget-old-keys";
    private static final String USAGE =
            "Usage: rotate-key FILE [" + FORGET + "]; FILE is that of gotomeeting.key.file.";

    private KeyProgram() {}

    /**
     * Adds a new key that is sealed to from now on, or takes out all but that.
     *
     * @return the exit code: 0 when the file was changed
     */
    public static int run(List<String> arguments, PrintStream out) {
        boolean forget = arguments.contains(FORGET);
        List<String> files = arguments.stream().filter(it -> !it.startsWith("--")).toList();
        if (files.size() != 1 || arguments.size() != (forget ? 2 : 1)) {
            out.println(USAGE);
            return 2;
        }
        Path file = Path.of(files.getFirst());
        try {
            PrivateSealingKey key = PrivateSealingKey.of(Files.readString(file));
            KeyFile.write(file, forget ? key.withoutOldKeys() : key.rotated());
        } catch (NoSuchFileException _) {
            out.println("There is no file " + file + ".");
            return 1;
        } catch (IllegalArgumentException _) {
            out.println(file + " holds no key of the connector: nothing was changed.");
            return 1;
        } catch (IOException e) {
            out.println(file + " cannot be changed: " + e.getMessage());
            return 1;
        }
        out.println(
                forget
                        ? "The old keys are gone. Restart the connector."
                        : "A new key is in force and the old ones still open. Restart the"
                                + " connector, enter all credentials again, then run this with "
                                + FORGET
                                + ".");
        return 0;
    }
}
