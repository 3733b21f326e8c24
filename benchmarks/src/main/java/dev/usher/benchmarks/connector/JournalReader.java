package dev.usher.benchmarks.connector;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Makes sense of the calls that the stand-in's journal tells of. */
final class JournalReader {

    private final List<JsonNode> calls;
    private final JsonNode totals;

    JournalReader(JsonNode journal) {
        this.calls = List.copyOf(journal.path("calls").values());
        this.totals = journal.path("totals");
    }

    CallTally tally() {
        long creating = calls.stream().filter(call -> !made(call).isEmpty()).count();
        long people = created().size();
        long doubtfulCalls = calls.stream().filter(JournalReader::doubtful).count();
        return new CallTally(
                totals.path("calls").asLong(),
                creating,
                calls.stream().filter(call -> struck(call) && made(call).isEmpty()).count(),
                calls.stream().filter(call -> !struck(call) && reads(call)).count(),
                // The journal does not say who was in a call that was not carried out.
                creating == 0 ? 0 : Math.round((double) doubtfulCalls * people / creating),
                totals.path("byStatus").path("429").asLong(0));
    }

    /** Addresses that accounts were made for, as often as they were. */
    List<String> created() {
        return calls.stream().flatMap(call -> made(call).stream()).toList();
    }

    /** Addresses a call made accounts for, whether or not its answer arrived. */
    private static List<String> made(JsonNode call) {
        if (!adds(call) || status(call) / 100 != 2) {
            return List.of();
        }
        return call.path("touched").values().stream()
                .filter(user -> !user.path("key").asString("").isEmpty())
                .map(user -> user.path("email").asString())
                .toList();
    }

    private static boolean doubtful(JsonNode call) {
        return adds(call) && struck(call) && (status(call) / 100 == 2 || status(call) / 100 == 5);
    }

    private static boolean adds(JsonNode call) {
        return call.path("request").path("operation").asString("").equals("users.add");
    }

    private static boolean reads(JsonNode call) {
        return call.path("request").path("method").asString("").equals("GET");
    }

    private static boolean struck(JsonNode call) {
        return call.path("disturbed").asBoolean();
    }

    private static int status(JsonNode call) {
        return call.path("status").asInt();
    }
}
