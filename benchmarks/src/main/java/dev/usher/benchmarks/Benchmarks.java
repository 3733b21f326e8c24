package dev.usher.benchmarks;

import dev.usher.local.machine.TellingFailures;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks, by name. Without a name, tells which there are. */
@Command(
        name = "./usher bench",
        mixinStandardHelpOptions = true,
        description = "Measures parts of Usher as they run, on real processes.",
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            ConnectorCommand.class,
            DiffCommand.class,
            IntakeCommand.class,
            NotifierCommand.class,
            TrainCommand.class
        })
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            commandLine().usage(System.out);
            return;
        }
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new TellingFailures());
    }

    /** The folder with the built modules, which the shell script names. */
    static Path project() {
        return Path.of(System.getProperty("usher.project", ".")).toAbsolutePath().normalize();
    }
}
