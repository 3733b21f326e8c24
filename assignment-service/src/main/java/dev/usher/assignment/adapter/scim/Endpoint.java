package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.Json;
import dev.usher.assignment.adapter.scim.protocol.Kind;
import dev.usher.assignment.adapter.scim.protocol.Projection;
import dev.usher.assignment.adapter.scim.protocol.Query;
import dev.usher.assignment.adapter.scim.store.Stored;
import dev.usher.assignment.domain.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is the same for users and groups: how one is shown, and how a list is. */
final class Endpoint {

    private final Kind kind;
    private final Representations representations;

    Endpoint(Kind kind, Representations representations) {
        this.kind = kind;
        this.representations = representations;
    }

    private ObjectNode shown(Caller caller, Stored resource, Projection projection) {
        return representations
                .of(kind, caller.source(), List.of(resource), projection, Exchange.base())
                .getFirst();
    }

    Projection projection(HttpServletRequest request) {
        return Exchange.projection(kind, Exchange.parameters(request));
    }

    ResponseEntity<byte[]> got(
            HttpServletRequest request, Caller caller, Stored resource, Projection projection) {
        return Precondition.names(request.getHeader(HttpHeaders.IF_NONE_MATCH), resource)
                ? Exchange.notModified(resource)
                : answer(caller, resource, projection);
    }

    ResponseEntity<byte[]> answer(Caller caller, Stored resource, Projection projection) {
        return Exchange.resource(resource, shown(caller, resource, projection));
    }

    ResponseEntity<byte[]> created(Caller caller, Stored resource, Projection projection) {
        return Exchange.created(kind, resource, shown(caller, resource, projection));
    }

    ResponseEntity<byte[]> list(Caller caller, Stored.Page page, Query query) {
        ObjectNode out = Json.object();
        out.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        out.put("totalResults", page.total());
        out.put("startIndex", query.from() + 1);
        out.put("itemsPerPage", page.resources().size());
        ArrayNode resources = out.putArray("Resources");
        representations
                .of(kind, caller.source(), page.resources(), query.projection(), Exchange.base())
                .forEach(resources::add);
        return Exchange.ok(out);
    }
}
