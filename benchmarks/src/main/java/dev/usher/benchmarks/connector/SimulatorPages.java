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
import tools.jackson.databind.JsonNode;

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

    /** What came since the start or the last clearing. */
    CallTally calls() throws IOException, InterruptedException {
        JsonNode journal = api.get("/simulator/journal");
        return new CallTally(
                journal.path("totals").path("calls").asLong(),
                journal.path("calls").values().stream()
                        .filter(call -> !created(call).isEmpty())
                        .count(),
                journal.path("calls").values().stream()
                        .filter(call -> call.path("disturbed").asBoolean())
                        .count(),
                journal.path("totals").path("byStatus").path("429").asLong(0));
    }

    /** Addresses that accounts were made for, as often as they were. */
    List<String> created() throws IOException, InterruptedException {
        return api.get("/simulator/journal?writes=true").path("calls").values().stream()
                .flatMap(call -> created(call).stream())
                .toList();
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
        api.call("POST", "/simulator/faults", List.of());
    }

    /** Puts so many people into the account. */
    void seed(int accounts) throws IOException, InterruptedException {
        api.call("POST", "/simulator/accounts", Map.of("count", accounts));
    }

    private boolean answers() throws InterruptedException {
        try {
            api.get("/simulator/health");
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Addresses a call made accounts for, whether or not its answer arrived. */
    private static List<String> created(JsonNode call) {
        JsonNode request = call.path("request");
        int status = call.path("status").asInt();
        if (!request.path("method").asString("").equals("POST")
                || !request.path("path").asString("").endsWith("/users")
                || status < 200
                || status >= 300) {
            return List.of();
        }
        return call.path("touched").values().stream()
                .filter(user -> !user.path("key").asString("").isEmpty())
                .map(user -> user.path("email").asString())
                .toList();
    }
}
