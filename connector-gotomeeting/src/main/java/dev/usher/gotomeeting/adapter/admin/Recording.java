package dev.usher.gotomeeting.adapter.admin;

import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The exchanges of a probe with nobody's data in them. */
public final class Recording {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ObjectNode redacted = MAPPER.createObjectNode();

    Recording(List<Exchange> exchanges) {
        Redaction redaction = new Redaction();
        ArrayNode list = redacted.putArray("exchanges");
        for (Exchange exchange : exchanges) {
            ObjectNode entry = list.addObject();
            entry.put("method", "GET");
            entry.put("path", exchange.path());
            entry.put("status", exchange.status());
            ObjectNode headers = entry.putObject("headers");
            exchange.headers().forEach((name, value) -> headers.put(name, header(name, value)));
            exchange.body().ifPresent(body -> entry.set("body", redaction.of(body)));
        }
    }

    /** The recording as JSON. */
    public String json() {
        return MAPPER.writeValueAsString(redacted) + "\n";
    }

    private static String header(String name, String value) {
        if (name.equals("content-type")) {
            return value.replaceAll(";.*", "").strip();
        }
        return value.matches("[0-9]{1,12}") ? value : "other";
    }
}
