package dev.usher.benchmarks.connector;

import dev.usher.contracts.ErrorCategory;
import dev.usher.contracts.Outcome;
import dev.usher.contracts.ProvisioningError;
import dev.usher.contracts.Result;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The results that were read, by command. Safe for use by several threads. */
final class Answers {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    /**
     * What is known of an answered command.
     *
     * @param times how often it was answered
     * @param readAt {@link System#nanoTime} when the first answer was read
     */
    record Answer(Result result, int times, long readAt) {

        /** Whether it failed in a way that passes, so that it would be decided again. */
        boolean passing() {
            return error().map(error -> error.getCategory() == ErrorCategory.RETRYABLE)
                    .orElse(false);
        }

        String words() {
            return result.getOutcome() + error().map(error -> " " + error.getCode()).orElse("");
        }

        private Optional<ProvisioningError> error() {
            return Optional.ofNullable(result.getError());
        }
    }

    private final Map<UUID, Answer> byCommand = new HashMap<>();

    synchronized void add(Result result, long readAt) {
        byCommand.merge(
                result.getCommandId(),
                new Answer(result, 1, readAt),
                (first, _) -> new Answer(first.result(), first.times() + 1, first.readAt()));
        notifyAll();
    }

    synchronized int count() {
        return byCommand.size();
    }

    synchronized Collection<Integer> times() {
        return byCommand.values().stream().map(Answer::times).toList();
    }

    synchronized Optional<Answer> to(UUID command) {
        return Optional.ofNullable(byCommand.get(command));
    }

    /** When the last of these commands was answered; all have to be. */
    synchronized long lastRead(Set<UUID> commands) {
        return commands.stream()
                .mapToLong(command -> to(command).orElseThrow().readAt())
                .max()
                .orElseThrow();
    }

    /** How the commands ended, by outcome and error, each with its number. */
    synchronized Map<String, Long> outcomes() {
        return byCommand.values().stream()
                .collect(Collectors.groupingBy(Answer::words, TreeMap::new, Collectors.counting()));
    }

    synchronized long succeeded() {
        return byCommand.values().stream()
                .filter(answer -> answer.result().getOutcome() == Outcome.SUCCEEDED)
                .count();
    }

    /** Looks on while answers are waited for. */
    interface Watch {

        /** Whether waiting makes sense still; asked now and then. */
        boolean goesOn(int answered);
    }

    /**
     * Waits until so many commands are answered.
     *
     * @param stall gives up when nothing is answered for so long
     * @return whether it came to that
     */
    synchronized boolean await(int wanted, Duration stall, Watch watch)
            throws InterruptedException {
        int before = count();
        long since = System.nanoTime();
        long looked = since;
        while (count() < wanted) {
            TimeUnit.NANOSECONDS.timedWait(this, LOOK_AGAIN.toNanos());
            long now = System.nanoTime();
            if (count() > before) {
                before = count();
                since = now;
            }
            if (now - since > stall.toNanos()) {
                return false;
            }
            if (now - looked > LOOK_AGAIN.toNanos()) {
                looked = now;
                if (!watch.goesOn(count())) {
                    return false;
                }
            }
        }
        return true;
    }
}
