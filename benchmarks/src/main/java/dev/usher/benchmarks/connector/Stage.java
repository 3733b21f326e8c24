package dev.usher.benchmarks.connector;

import dev.usher.local.machine.Workbench;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Where a phase runs.
 *
 * @param scale how large it is; 1 is full size
 * @param say tells a person what is going on, one line each
 */
record Stage(Workbench workbench, double scale, Consumer<String> say) {

    /** A number of people at this scale. */
    int scaled(int people) {
        return (int) Math.max(10, Math.round(people * scale));
    }

    Rig rig(String name, Setup setup) throws IOException, InterruptedException, ExecutionException {
        return rig(name, setup, _ -> {});
    }

    Rig rig(String name, Setup setup, Rig.Furnishing furnishing)
            throws IOException, InterruptedException, ExecutionException {
        say.accept(name + ": starting a stand-in for GoTo and the connector ...");
        return Rig.start(workbench, name, setup, furnishing, say);
    }
}
