package dev.usher.simulator.gotomeeting.adapter.server;

import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.traffic.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes answers wrong in ways that clients have to survive. */
final class Spoiler {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PAGE =
            "<!DOCTYPE html><html><head><title>GoTo</title></head><body>Please wait</body></html>";

    private Spoiler() {}

    static Reply spoil(Reply reply, Fault.Effect.Spoil how) {
        return switch (how.spoiling()) {
            case EMPTY -> body(reply, reply.contentType(), "");
            case HTML -> body(reply, "text/html", PAGE);
            case TRUNCATED ->
                    body(
                            reply,
                            reply.contentType(),
                            reply.body().substring(0, reply.body().length() / 2));
            case MISTYPED, MISSING, EXTRA -> reshaped(reply, how);
        };
    }

    private static Reply reshaped(Reply reply, Fault.Effect.Spoil how) {
        if (!reply.contentType().equals("application/json")) {
            return reply;
        }
        JsonNode body = JSON.readTree(reply.body());
        reshape(body, how);
        return body(reply, reply.contentType(), JSON.writeValueAsString(body));
    }

    private static void reshape(JsonNode node, Fault.Effect.Spoil how) {
        node.forEach(child -> reshape(child, how));
        if (node instanceof ObjectNode object) {
            switch (how.spoiling()) {
                case MISTYPED -> {
                    if (object.has(how.member())) {
                        object.putObject(how.member()).put("unexpected", true);
                    }
                }
                case MISSING -> object.remove(how.member());
                default -> {
                    object.put("unknownText", "new in this version");
                    object.putArray("unknownList").addObject().put("deep", 1);
                }
            }
        }
    }

    private static Reply body(Reply reply, String contentType, String body) {
        return new Reply(
                reply.status(), contentType, body, reply.headers(), reply.touched(), reply.mails());
    }
}
