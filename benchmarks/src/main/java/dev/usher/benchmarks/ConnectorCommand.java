package dev.usher.benchmarks;

import dev.usher.benchmarks.connector.ConnectorBench;
import dev.usher.benchmarks.connector.Phase;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin private Telling telling = new Telling();

    @Option(
            names = "--only",
            paramLabel = "PHASE",
            split = ",",
            description = "run only these: ${COMPLETION-CANDIDATES}")
    private Set<Phase> only = EnumSet.allOf(Phase.class);

    @Option(
            names = "--scale",
            paramLabel = "SHARE",
            converter = Share.class,
            description = "do this share of the work; below 1 most bounds are not judged")
    private double scale = 1;

    @Override
    public Integer call() throws Exception {
        Path data = Telling.data("connector");
        return telling.conclude(
                new ConnectorBench(Benchmarks.project(), data, scale, telling.talk()::println)
                        .run(only),
                data);
    }
}
