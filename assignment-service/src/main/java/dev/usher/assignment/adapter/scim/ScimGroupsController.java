package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.Document;
import dev.usher.assignment.adapter.scim.protocol.Kind;
import dev.usher.assignment.adapter.scim.protocol.PatchOperation;
import dev.usher.assignment.adapter.scim.protocol.Projection;
import dev.usher.assignment.adapter.scim.protocol.Query;
import dev.usher.assignment.adapter.scim.store.GroupTable;
import dev.usher.assignment.adapter.scim.store.Stored;
import dev.usher.assignment.domain.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Groups over SCIM. */
@RestController
@RequestMapping(Exchange.ROOT + "/Groups")
class ScimGroupsController {

    private final Groups groups;
    private final GroupTable table;
    private final Exchange exchange;
    private final Endpoint endpoint;
    private final Supplier<Caller> caller;

    ScimGroupsController(
            Groups groups,
            GroupTable table,
            Exchange exchange,
            Representations representations,
            Supplier<Caller> caller) {
        this.groups = groups;
        this.table = table;
        this.exchange = exchange;
        this.endpoint = new Endpoint(Kind.GROUP, representations);
        this.caller = caller;
    }

    @PostMapping
    ResponseEntity<byte[]> create(HttpServletRequest request) throws IOException {
        Projection projection = endpoint.projection(request);
        ObjectNode body = exchange.body(request);
        Document group = Document.read(Kind.GROUP, body);
        return endpoint.created(
                caller.get(),
                groups.create(caller.get(), group, MemberEdits.ids(body.get("members"))),
                projection);
    }

    @GetMapping
    ResponseEntity<byte[]> list(HttpServletRequest request) {
        return list(exchange.query(Kind.GROUP, Exchange.parameters(request)));
    }

    @PostMapping("/.search")
    ResponseEntity<byte[]> search(HttpServletRequest request) throws IOException {
        return list(exchange.query(Kind.GROUP, SearchRequest.of(exchange.body(request))));
    }

    private ResponseEntity<byte[]> list(Query query) {
        return endpoint.list(caller.get(), table.list(caller.get().source(), query), query);
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> get(HttpServletRequest request, @PathVariable String id) {
        Projection projection = endpoint.projection(request);
        return endpoint.got(request, caller.get(), groups.find(caller.get(), id), projection);
    }

    @PutMapping("/{id}")
    ResponseEntity<byte[]> replace(HttpServletRequest request, @PathVariable String id)
            throws IOException {
        Projection projection = endpoint.projection(request);
        ObjectNode body = exchange.body(request);
        Stored group =
                groups.replace(
                        caller.get(),
                        id,
                        Exchange.precondition(request),
                        Document.read(Kind.GROUP, body),
                        MemberEdits.ids(body.get("members")));
        return endpoint.answer(caller.get(), group, projection);
    }

    /** Without a body, since Entra wants it so, and a group can have very many members. */
    @PatchMapping("/{id}")
    ResponseEntity<byte[]> patch(HttpServletRequest request, @PathVariable String id)
            throws IOException {
        boolean wanted = Exchange.parameters(request).apply("attributes") != null;
        Projection projection = endpoint.projection(request);
        List<PatchOperation> operations = PatchOperation.read(Kind.GROUP, exchange.body(request));
        Stored group = groups.patch(caller.get(), id, Exchange.precondition(request), operations);
        return !wanted
                ? ResponseEntity.status(HttpStatus.NO_CONTENT)
                        .contentType(Exchange.TYPE)
                        .header(HttpHeaders.ETAG, Precondition.tag(group))
                        .build()
                : endpoint.answer(caller.get(), group, projection);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<byte[]> delete(HttpServletRequest request, @PathVariable String id) {
        groups.delete(caller.get(), id, Exchange.precondition(request));
        return ResponseEntity.noContent().build();
    }
}
