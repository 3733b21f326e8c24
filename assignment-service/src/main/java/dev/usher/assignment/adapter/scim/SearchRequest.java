package dev.usher.assignment.adapter.scim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of a list, sent in a body. */
final class SearchRequest {

    private SearchRequest() {}

    static UnaryOperator<@Nullable String> of(ObjectNode body) {
        return name -> {
            JsonNode value = body.path(String.valueOf(name));
            if (value.isArray()) {
                List<String> several = new ArrayList<>();
                value.forEach(it -> several.add(it.asString("")));
                return String.join(",", several);
            }
            return value.isValueNode() && !value.isNull() ? value.asString() : null;
        };
    }
}
