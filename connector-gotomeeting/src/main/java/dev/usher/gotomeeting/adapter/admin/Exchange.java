package dev.usher.gotomeeting.adapter.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A question the probe asked, and its answer.
 *
 * @param path with names in braces in place of what is somebody's
 * @param headers those of interest, names in lower case
 * @param body empty when the answer has none, or none in JSON
 */
record Exchange(String path, int status, Map<String, String> headers, Optional<JsonNode> body) {

    boolean succeeded() {
        return status / 100 == 2;
    }

    /** The items of a list; empty when the answer is none. */
    List<JsonNode> results() {
        return body.map(node -> node.path("results")).filter(JsonNode::isArray).stream()
                .flatMap(JsonNode::valueStream)
                .toList();
    }

    int count() {
        return body.map(node -> node.path("results").size()).orElse(0);
    }

    int number(String name) {
        return body.map(node -> node.path(name))
                .filter(JsonNode::isInt)
                .map(JsonNode::intValue)
                .orElse(-1);
    }
}
