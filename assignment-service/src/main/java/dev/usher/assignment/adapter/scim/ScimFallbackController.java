package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.ScimException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Addresses that SCIM does not have here. */
@RestController
class ScimFallbackController {

    @RequestMapping({"/scim", "/scim/**"})
    ResponseEntity<byte[]> nothing() {
        throw ScimException.notFound("There is nothing at this address for this method.");
    }
}
