package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.Json;
import dev.usher.assignment.adapter.scim.protocol.Kind;
import dev.usher.assignment.adapter.scim.protocol.PatchOperation;
import dev.usher.assignment.adapter.scim.protocol.Projection;
import dev.usher.assignment.adapter.scim.protocol.Query;
import dev.usher.assignment.adapter.scim.store.Stored;
import dev.usher.assignment.domain.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests about resources of one kind. */
abstract class ResourceController {

    private final Kind kind;
    private final Resources resources;
    private final Exchange exchange;
    private final Representations representations;
    private final Supplier<Caller> caller;

    ResourceController(
            Kind kind,
            Resources resources,
            Exchange exchange,
            Representations representations,
            Supplier<Caller> caller) {
        this.kind = kind;
        this.resources = resources;
        this.exchange = exchange;
        this.representations = representations;
        this.caller = caller;
    }

    @PostMapping
    ResponseEntity<byte[]> create(HttpServletRequest request) throws IOException {
        Projection projection = projection(request);
        Resources.Created created = resources.create(caller.get(), exchange.body(request));
        Stored resource = created.resource();
        return Exchange.created(
                kind,
                resource,
                created.isNewcomer()
                        ? Representations.newcomer(resource, projection, Exchange.base())
                        : shown(resource, projection));
    }

    @GetMapping
    ResponseEntity<byte[]> list(HttpServletRequest request) {
        return list(exchange.query(kind, Exchange.parameters(request)));
    }

    @PostMapping("/.search")
    ResponseEntity<byte[]> search(HttpServletRequest request) throws IOException {
        return list(exchange.query(kind, SearchRequest.of(exchange.body(request))));
    }

    private ResponseEntity<byte[]> list(Query query) {
        Stored.Page page = resources.list(caller.get(), query);
        ObjectNode out = Json.object();
        out.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        out.put("totalResults", page.total());
        out.put("startIndex", query.from() + 1);
        out.put("itemsPerPage", page.resources().size());
        ArrayNode listed = out.putArray("Resources");
        shown(page.resources(), query.projection()).forEach(listed::add);
        return Exchange.ok(out);
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> get(HttpServletRequest request, @PathVariable String id) {
        Projection projection = projection(request);
        Stored found = resources.find(caller.get(), id);
        return Precondition.names(request.getHeader(HttpHeaders.IF_NONE_MATCH), found)
                ? Exchange.notModified(found)
                : answer(found, projection);
    }

    @PutMapping("/{id}")
    ResponseEntity<byte[]> replace(HttpServletRequest request, @PathVariable String id)
            throws IOException {
        Projection projection = projection(request);
        ObjectNode body = exchange.body(request);
        return answer(
                resources.replace(caller.get(), id, Exchange.precondition(request), body),
                projection);
    }

    @PatchMapping("/{id}")
    ResponseEntity<byte[]> patch(HttpServletRequest request, @PathVariable String id)
            throws IOException {
        Projection projection = projection(request);
        List<PatchOperation> operations = PatchOperation.read(kind, exchange.body(request));
        Stored patched =
                resources.patch(caller.get(), id, Exchange.precondition(request), operations);
        return isShownAfterPatch(request) ? answer(patched, projection) : Exchange.done(patched);
    }

    /** Whether a patch is answered with the resource as it is now. */
    boolean isShownAfterPatch(HttpServletRequest request) {
        return true;
    }

    @DeleteMapping("/{id}")
    ResponseEntity<byte[]> delete(HttpServletRequest request, @PathVariable String id) {
        resources.delete(caller.get(), id, Exchange.precondition(request));
        return ResponseEntity.noContent().build();
    }

    private Projection projection(HttpServletRequest request) {
        return Exchange.projection(kind, Exchange.parameters(request));
    }

    private ResponseEntity<byte[]> answer(Stored resource, Projection projection) {
        return Exchange.resource(resource, shown(resource, projection));
    }

    private ObjectNode shown(Stored resource, Projection projection) {
        return shown(List.of(resource), projection).getFirst();
    }

    private List<ObjectNode> shown(List<Stored> some, Projection projection) {
        return representations.of(kind, caller.get().source(), some, projection, Exchange.base());
    }
}
