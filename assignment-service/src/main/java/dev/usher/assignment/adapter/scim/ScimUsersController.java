package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.Document;
import dev.usher.assignment.adapter.scim.protocol.Kind;
import dev.usher.assignment.adapter.scim.protocol.PatchOperation;
import dev.usher.assignment.adapter.scim.protocol.Projection;
import dev.usher.assignment.adapter.scim.protocol.Query;
import dev.usher.assignment.adapter.scim.store.UserTable;
import dev.usher.assignment.domain.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Users over SCIM. */
@RestController
@RequestMapping(Exchange.ROOT + "/Users")
class ScimUsersController {

    private final Users users;
    private final UserTable table;
    private final Exchange exchange;
    private final Endpoint endpoint;
    private final Supplier<Caller> caller;

    ScimUsersController(
            Users users,
            UserTable table,
            Exchange exchange,
            Representations representations,
            Supplier<Caller> caller) {
        this.users = users;
        this.table = table;
        this.exchange = exchange;
        this.endpoint = new Endpoint(Kind.USER, representations);
        this.caller = caller;
    }

    @PostMapping
    ResponseEntity<byte[]> create(HttpServletRequest request) throws IOException {
        Projection projection = endpoint.projection(request);
        Document user = Document.read(Kind.USER, exchange.body(request));
        return endpoint.created(caller.get(), users.create(caller.get(), user), projection);
    }

    @GetMapping
    ResponseEntity<byte[]> list(HttpServletRequest request) {
        return list(exchange.query(Kind.USER, Exchange.parameters(request)));
    }

    @PostMapping("/.search")
    ResponseEntity<byte[]> search(HttpServletRequest request) throws IOException {
        return list(exchange.query(Kind.USER, SearchRequest.of(exchange.body(request))));
    }

    private ResponseEntity<byte[]> list(Query query) {
        return endpoint.list(caller.get(), table.list(caller.get().source(), query), query);
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> get(HttpServletRequest request, @PathVariable String id) {
        Projection projection = endpoint.projection(request);
        return endpoint.got(request, caller.get(), users.find(caller.get(), id), projection);
    }

    @PutMapping("/{id}")
    ResponseEntity<byte[]> replace(HttpServletRequest request, @PathVariable String id)
            throws IOException {
        Projection projection = endpoint.projection(request);
        Document user = Document.read(Kind.USER, exchange.body(request));
        return endpoint.answer(
                caller.get(),
                users.change(caller.get(), id, Exchange.precondition(request), _ -> user),
                projection);
    }

    @PatchMapping("/{id}")
    ResponseEntity<byte[]> patch(HttpServletRequest request, @PathVariable String id)
            throws IOException {
        Projection projection = endpoint.projection(request);
        List<PatchOperation> operations = PatchOperation.read(Kind.USER, exchange.body(request));
        return endpoint.answer(
                caller.get(),
                users.change(
                        caller.get(),
                        id,
                        Exchange.precondition(request),
                        before -> before.with(operations)),
                projection);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<byte[]> delete(HttpServletRequest request, @PathVariable String id) {
        users.delete(caller.get(), id, Exchange.precondition(request));
        return ResponseEntity.noContent().build();
    }
}
