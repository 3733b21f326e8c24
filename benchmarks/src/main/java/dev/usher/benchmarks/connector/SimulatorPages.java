package dev.usher.benchmarks.connector;

import dev.usher.local.client.Api;
import dev.usher.local.machine.CannotStartException;
import dev.usher.local.machine.RunningProgram;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The stand-in's own pages: the truth about what came and what is there. */
final class SimulatorPages {

    private static final Duration UP_WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final RunningProgram program;
    private final Api api;

    SimulatorPages(RunningProgram program, String token) {
        this.program = program;
        this.api = new Api(program.url(), token);
    }

    /**
     * Waits until it answers.
     *
     * @throws CannotStartException when it does not
     */
    void awaitUp() throws InterruptedException {
        long end = System.nanoTime() + UP_WITHIN.toNanos();
        while (!answers()) {
            if (!program.alive() || System.nanoTime() > end) {
                throw new CannotStartException(
                        "The stand-in for GoTo does not start; its log is " + program.log() + ".");
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
    }

    /** The calls that came since the start or the last clearing. */
    JournalReader journal() throws IOException, InterruptedException {
        return new JournalReader(api.get("/simulator/journal"));
    }

    /** Addresses that have an account. */
    Set<String> present() throws IOException, InterruptedException {
        return api.get("/simulator/accounts").values().stream()
                .map(account -> account.path("email").asString())
                .collect(Collectors.toSet());
    }

    void clearJournal() throws IOException, InterruptedException {
        api.call("DELETE", "/simulator/journal", "application/json", "");
    }

    /** From now on, every call to the Admin API takes so long. */
    void answerAfter(Duration latency) throws IOException, InterruptedException {
        api.call("PUT", "/simulator/latency", Map.of("millis", latency.toMillis()));
    }

    /** From now on, calls to the Admin API meet the faults that the figures tell of. */
    void failOften() throws IOException, InterruptedException {
        // Each strikes its share of those the ones before it let pass.
        fault(Map.of("effect", "answer", "status", 429, "share", 0.10, "seed", 1));
        fault(Map.of("effect", "dropAfter", "share", 0.05 / 0.90, "seed", 2));
        fault(Map.of("effect", "answer", "status", 500, "share", 0.025 / 0.85, "seed", 3));
        fault(Map.of("effect", "answer", "status", 503, "share", 0.025 / 0.825, "seed", 4));
    }

    private void fault(Map<String, Object> script) throws IOException, InterruptedException {
        api.call("POST", "/simulator/faults", script);
    }

    /** Puts so many people into the account. */
    void seed(int accounts) throws IOException, InterruptedException {
        api.call(
                "POST",
                "/simulator/users",
                Map.of(
                        "generate",
                        Map.of("count", accounts),
                        "licenseKeys",
                        List.of(People.LICENCE)));
    }

    private boolean answers() throws InterruptedException {
        try {
            api.get("/simulator/health");
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
