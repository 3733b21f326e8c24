package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.Kind;
import dev.usher.assignment.domain.Caller;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Users over SCIM. */
@RestController
@RequestMapping(Exchange.ROOT + "/Users")
class ScimUsersController extends ResourceController {

    ScimUsersController(
            Users users,
            Exchange exchange,
            Representations representations,
            Supplier<Caller> caller) {
        super(Kind.USER, users, exchange, representations, caller);
    }
}
