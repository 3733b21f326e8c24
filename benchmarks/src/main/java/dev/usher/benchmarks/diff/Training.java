package dev.usher.benchmarks.diff;

import dev.usher.local.machine.CannotStartException;
import dev.usher.local.machine.DataFolder;
import dev.usher.local.machine.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Lets a diff-service decide users, so that its JVM learns which classes and which code that takes,
 * and writes it down. One that starts with this cache need not learn it again.
 *
 * @param project the folder with the built modules
 * @param data where everything it keeps is kept
 * @param say tells a person what is going on, one line each
 */
public record Training(Path project, Path data, Consumer<String> say) {

    /** Enough for the compiler to know what is hot. */
    public static final int USERS = 50_000;

    private static final String NAME = "training";

    /** Writing takes some seconds on an idle machine. */
    private static final Duration WRITING = Duration.ofMinutes(2);

    /**
     * Trains, and replaces the cache.
     *
     * @param users how many are decided
     * @throws CannotStartException with a message for a person when there cannot be a cache there,
     *     or is none in the end
     */
    public void run(Path cache, int users)
            throws IOException, InterruptedException, ExecutionException {
        if (Files.isDirectory(cache) || !Files.isDirectory(cache.resolveSibling(""))) {
            throw new CannotStartException(
                    "The cache cannot be written to "
                            + cache
                            + ": name a file in a folder that exists.");
        }
        Files.deleteIfExists(cache);
        Path states = data.resolve("states");
        DataFolder.delete(states);
        try (Workbench workbench = Workbench.start(project, data);
                Rig rig =
                        Rig.start(
                                workbench.bootstrapServers(),
                                (state, settings) ->
                                        workbench.trainDiffService(state, settings, cache),
                                NAME,
                                states,
                                say)) {
            Everybody.decideAll(rig, new Crowd(users), Figure.report(users));
            say.accept(NAME + ": writing what was learnt ...");
            rig.stop(WRITING);
        }
        if (!Files.exists(cache)) {
            throw new CannotStartException(
                    "The JVM did not write "
                            + cache
                            + ". Why is at the end of "
                            + data.resolve("logs").resolve("diff-service.log")
                            + ".");
        }
    }
}
