package dev.usher.benchmarks;

import dev.usher.benchmarks.diff.DiffBench;
import dev.usher.benchmarks.diff.Part;
import dev.usher.benchmarks.diff.Training;
import dev.usher.local.machine.AotCache;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the diff-service. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the diff-service, with the bench in the place of its neighbours: how fast it"
                    + " decides",
            "everybody and a single change, how soon it is ready again, and how much memory it"
                    + " takes.",
            "Ends with 0 only if all bounds are kept. docs/performance.md tells what each figure"
                    + " means."
        })
final class DiffCommand implements Callable<Integer> {

    @Mixin private Telling telling = new Telling();

    @Option(
            names = "--users",
            paramLabel = "N",
            converter = Size.class,
            description =
                    "with so many users; bounds are judged with 100000, the default, and with"
                            + " 1000000")
    private int users = DiffBench.USERS;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "run only these: ${COMPLETION-CANDIDATES}")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Override
    public Integer call() throws Exception {
        Path data = Telling.data("diff");
        Path cache = AotCache.ofDiffService(Benchmarks.project());
        if (!AotCache.isFresh(cache)) {
            telling.talk().println("The diff-service is new; it is trained first.");
            new Training(Benchmarks.project(), data, telling.talk()::println)
                    .run(cache, Training.USERS);
        }
        return telling.conclude(
                new DiffBench(Benchmarks.project(), data, users, telling.talk()::println).run(only),
                data);
    }
}
