package dev.usher.benchmarks;

import dev.usher.benchmarks.connector.ConnectorBench;
import dev.usher.benchmarks.connector.Phase;
import dev.usher.benchmarks.connector.Report;
import dev.usher.local.machine.DataFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the connector. */
@Command(
        name = "connector",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the connector against a stand-in for GoTo: how fast it is, how many calls it"
                    + " needs,",
            "what it does when GoTo fails, and how much memory it takes. Ends with 0 only if all"
                    + " bounds are kept.",
            "docs/performance.md tells what each figure means."
        })
final class ConnectorCommand implements Callable<Integer> {

    @Option(
            names = "--json",
            description = "print one JSON object on standard output, all else on standard error")
    private boolean json = false;

    @Option(
            names = "--only",
            paramLabel = "PHASE",
            split = ",",
            description = "run only these: ${COMPLETION-CANDIDATES}")
    private Set<Phase> only = EnumSet.allOf(Phase.class);

    @Option(
            names = "--scale",
            paramLabel = "SHARE",
            description = "do this share of the work; below 1 most bounds are not judged")
    private double scale = 1;

    @Override
    public Integer call() throws Exception {
        Path data = Benchmarks.project().resolve(".usher").resolve("bench-connector");
        System.setProperty("usher.log", data.resolve("logs").resolve("bench.log").toString());
        PrintStream talk = json ? System.err : System.out;
        long started = System.nanoTime();
        Report report =
                new ConnectorBench(Benchmarks.project(), data, scale, talk::println).run(only);
        report.print(talk);
        talk.printf("It took %d s.%n", (System.nanoTime() - started) / 1_000_000_000);
        if (json) {
            System.out.println(report.json());
        }
        report.missed().forEach(System.err::println);
        if (report.missed().isEmpty()) {
            DataFolder.delete(data);
            return 0;
        }
        talk.println("Logs are in " + data.resolve("logs"));
        return 1;
    }
}
