package dev.usher.benchmarks.connector;

import dev.usher.contracts.Command;
import dev.usher.contracts.topic.Topics;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * Creations that were sent together in the bulk lane.
 *
 * @param sentAt {@link System#nanoTime} before the first was written
 */
record Load(List<Command> commands, long sentAt) {

    /** Sends creations of people with numbers from {@code first} on. */
    static Load send(Rig rig, int first, int count)
            throws ExecutionException, InterruptedException {
        List<Command> commands = People.creations(first, count);
        long sentAt = System.nanoTime();
        rig.send(Topics.BULK_COMMANDS, commands);
        return new Load(commands, sentAt);
    }

    /** Seconds from before the first was written until the last result was read. */
    double seconds(Rig rig) {
        Set<java.util.UUID> ids = commands.stream().map(Command::getId).collect(Collectors.toSet());
        return (rig.answers().lastRead(ids) - sentAt) / 1e9;
    }
}
