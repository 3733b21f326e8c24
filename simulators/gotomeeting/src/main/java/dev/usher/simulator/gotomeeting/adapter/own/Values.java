package dev.usher.simulator.gotomeeting.adapter.own;

import dev.usher.simulator.gotomeeting.adapter.http.BadRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Members of a body, each with the answer 400 when it is not what it should be. */
record Values(JsonNode body) {

    Optional<String> text(String name) {
        return member(name).map(node -> node.asString(""));
    }

    long number(String name, long otherwise) {
        return member(name)
                .map(
                        node -> {
                            if (!node.isIntegralNumber()) {
                                throw invalid(name, node);
                            }
                            return node.asLong();
                        })
                .orElse(otherwise);
    }

    double share(String name, double otherwise) {
        return member(name)
                .map(
                        node -> {
                            if (!node.isNumber()) {
                                throw invalid(name, node);
                            }
                            return node.asDouble();
                        })
                .orElse(otherwise);
    }

    Duration millis(String name) {
        return Duration.ofMillis(number(name, 0));
    }

    Optional<Boolean> flag(String name) {
        return member(name)
                .map(
                        node -> {
                            if (!node.isBoolean()) {
                                throw invalid(name, node);
                            }
                            return node.asBoolean();
                        });
    }

    Optional<Instant> instant(String name) {
        return member(name)
                .map(
                        node -> {
                            try {
                                return Instant.parse(node.asString(""));
                            } catch (DateTimeParseException _) {
                                throw invalid(name, node);
                            }
                        });
    }

    List<String> texts(String name) {
        return member(name).stream()
                .flatMap(JsonNode::valueStream)
                .map(node -> node.asString(""))
                .toList();
    }

    Values inside(String name) {
        return new Values(body.path(name));
    }

    private Optional<JsonNode> member(String name) {
        return Optional.ofNullable(body.get(name)).filter(node -> !node.isNull());
    }

    private static BadRequest invalid(String name, JsonNode node) {
        return BadRequest.of(name + ".invalid", node.toString());
    }
}
