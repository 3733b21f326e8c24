package dev.usher.local;

import dev.usher.local.machine.TellingFailures;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Everything on one machine, by command. */
@Command(
        name = "./usher",
        description = "Runs all of Usher on this machine.",
        subcommands = {DemoCommand.class, UpCommand.class})
public final class Usher {

    private Usher() {}

    public static void main(String[] arguments) {
        System.exit(
                new CommandLine(new Usher())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExecutionExceptionHandler(new TellingFailures())
                        .execute(arguments));
    }

    /** The folder with the built modules, which the shell script names. */
    static Path project() {
        return Path.of(System.getProperty("usher.project", ".")).toAbsolutePath().normalize();
    }

    /** Sends what this process logs to a file of the run. Must come before anything logs. */
    static void logTo(Path data) {
        System.setProperty("usher.log", data.resolve("logs").resolve("machine.log").toString());
    }
}
