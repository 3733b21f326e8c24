package dev.usher.benchmarks;

import dev.usher.benchmarks.diff.Training;
import dev.usher.local.machine.AotCache;
import dev.usher.local.machine.DataFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains the diff-service. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Lets the diff-service decide 70,000 users for a minute and keeps what its JVM learns"
                    + " thereby, so that",
            "it is quick from its start. ./usher up and ./usher bench take it from where it is kept"
                    + " as long as the",
            "jars are the same; the diff-service's image has one of its own. Measures nothing."
        })
final class TrainCommand implements Callable<Integer> {

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "write it there instead of into the build's output")
    private @Nullable Path to;

    @Override
    public Integer call() throws Exception {
        Path project = Benchmarks.project();
        Path data = Telling.data("training");
        new Training(project, data, System.out::println)
                .run(
                        to == null ? AotCache.ofDiffService(project) : to.toAbsolutePath(),
                        Training.USERS);
        DataFolder.delete(data);
        return 0;
    }
}
