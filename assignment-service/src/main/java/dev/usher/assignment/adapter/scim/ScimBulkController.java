package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.Json;
import dev.usher.assignment.adapter.scim.protocol.ScimException;
import dev.usher.assignment.domain.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Several operations in one request. */
@RestController
class ScimBulkController {

    private final Users users;
    private final Groups groups;
    private final Exchange exchange;
    private final ScimLimits limits;
    private final Supplier<Caller> caller;

    ScimBulkController(
            Users users,
            Groups groups,
            Exchange exchange,
            ScimLimits limits,
            Supplier<Caller> caller) {
        this.users = users;
        this.groups = groups;
        this.exchange = exchange;
        this.limits = limits;
        this.caller = caller;
    }

    @PostMapping(Exchange.ROOT + "/Bulk")
    ResponseEntity<byte[]> bulk(HttpServletRequest request) throws IOException {
        ObjectNode body = exchange.body(request);
        if (!(body.path("Operations") instanceof ArrayNode operations)) {
            throw ScimException.invalidSyntax("Operations: must be a list");
        }
        if (operations.size() > limits.operations()) {
            throw ScimException.of(413, "Operations: more than " + limits.operations());
        }
        ObjectNode out = Json.object();
        out.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:BulkResponse");
        ArrayNode results = out.putArray("Operations");
        new Bulk(users, groups, caller.get(), Exchange.base())
                .run(operations, body.path("failOnErrors").asInt(0))
                .forEach(results::add);
        return Exchange.ok(out);
    }
}
