package dev.usher.benchmarks;

import dev.usher.benchmarks.report.Report;
import dev.usher.local.machine.DataFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How a benchmark tells what it does and what it found. */
final class Telling {

    @Option(
            names = "--json",
            description = "print one JSON object on standard output, all else on standard error")
    private boolean json = false;

    private final long started = System.nanoTime();

    /** Where everything goes that is for people. */
    PrintStream talk() {
        return json ? System.err : System.out;
    }

    /** A folder for a benchmark's data, with the log of the bench in it. */
    static Path data(String name) {
        Path data = Benchmarks.project().resolve(".usher").resolve("bench-" + name);
        System.setProperty("usher.log", data.resolve("logs").resolve("bench.log").toString());
        return data;
    }

    /** Tells the figures; the data goes if all is well. Returns the exit code. */
    int conclude(Report<?> report, Path data) throws IOException {
        report.print(talk());
        talk().printf("It took %d s.%n", (System.nanoTime() - started) / 1_000_000_000);
        if (json) {
            System.out.println(report.json());
        }
        report.missed().forEach(System.err::println);
        if (report.missed().isEmpty()) {
            DataFolder.delete(data);
            return 0;
        }
        talk().println("Logs are in " + data.resolve("logs"));
        return 1;
    }
}
