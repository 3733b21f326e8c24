package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.Kind;
import dev.usher.assignment.domain.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Groups over SCIM. */
@RestController
@RequestMapping(Exchange.ROOT + "/Groups")
class ScimGroupsController extends ResourceController {

    ScimGroupsController(
            Groups groups,
            Exchange exchange,
            Representations representations,
            Supplier<Caller> caller) {
        super(Kind.GROUP, groups, exchange, representations, caller);
    }

    /** Only on demand, since Entra wants it so, and a group can have very many members. */
    @Override
    boolean isShownAfterPatch(HttpServletRequest request) {
        return Exchange.parameters(request).apply("attributes") != null;
    }
}
