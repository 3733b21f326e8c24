package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.Filters;
import dev.usher.assignment.adapter.scim.protocol.Json;
import dev.usher.assignment.adapter.scim.protocol.Kind;
import dev.usher.assignment.adapter.scim.protocol.Projection;
import dev.usher.assignment.adapter.scim.protocol.Query;
import dev.usher.assignment.adapter.scim.protocol.ScimException;
import dev.usher.assignment.adapter.scim.store.Stored;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests and answers of SCIM over HTTP. */
final class Exchange {

    static final String ROOT = "/scim/v2";
    static final MediaType TYPE = new MediaType("application", "scim+json");

    private static final int PAGE = 100;

    private final ScimLimits limits;

    Exchange(ScimLimits limits) {
        this.limits = limits;
    }

    /** Address of this server, up to the version. */
    static String base() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().path(ROOT).toUriString();
    }

    ObjectNode body(HttpServletRequest request) throws IOException {
        int most = Math.toIntExact(limits.body().toBytes());
        byte[] bytes = request.getInputStream().readNBytes(most + 1);
        if (bytes.length > most) {
            throw ScimException.of(413, "The body is larger than " + most + " bytes.");
        }
        return Json.object(bytes);
    }

    /** Parameters of the address, read before anything is done: they can be unreadable. */
    static UnaryOperator<@Nullable String> parameters(HttpServletRequest request) {
        return name -> {
            try {
                return request.getParameter(name);
            } catch (IllegalStateException _) {
                throw ScimException.invalidSyntax("The query of the address cannot be read.");
            }
        };
    }

    static Projection projection(Kind kind, UnaryOperator<@Nullable String> parameters) {
        return Projection.of(
                kind, parameters.apply("attributes"), parameters.apply("excludedAttributes"));
    }

    /**
     * @param parameters their values by name, null where there is none
     */
    Query query(Kind kind, UnaryOperator<@Nullable String> parameters) {
        String filter = parameters.apply("filter");
        String sortBy = parameters.apply("sortBy");
        String order = parameters.apply("sortOrder");
        return new Query(
                Optional.ofNullable(filter)
                        .filter(it -> !it.isBlank())
                        .map(it -> Filters.parse(kind, it)),
                Optional.ofNullable(sortBy)
                        .filter(it -> !it.isBlank())
                        .map(it -> Query.sortedBy(kind, it)),
                order != null && order.strip().equalsIgnoreCase("descending"),
                Math.max(1, number("startIndex", parameters.apply("startIndex"), 1)) - 1,
                Math.clamp(number("count", parameters.apply("count"), PAGE), 0, limits.results()),
                projection(kind, parameters));
    }

    private static long number(String name, @Nullable String text, long absent) {
        if (text == null || text.isBlank()) {
            return absent;
        }
        try {
            return Math.clamp(Long.parseLong(text.strip()), Integer.MIN_VALUE, Integer.MAX_VALUE);
        } catch (NumberFormatException _) {
            throw ScimException.invalidValue(name, "must be a whole number");
        }
    }

    static ResponseEntity<byte[]> ok(JsonNode body) {
        return ResponseEntity.ok().contentType(TYPE).body(Json.bytes(body));
    }

    static ResponseEntity<byte[]> resource(Stored stored, ObjectNode body) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header(HttpHeaders.ETAG, Precondition.tag(stored))
                .body(Json.bytes(body));
    }

    static ResponseEntity<byte[]> created(Kind kind, Stored stored, ObjectNode body) {
        return ResponseEntity.created(URI.create(Representations.location(kind, stored, base())))
                .contentType(TYPE)
                .header(HttpHeaders.ETAG, Precondition.tag(stored))
                .body(Json.bytes(body));
    }

    /** Without a body. */
    static ResponseEntity<byte[]> done(Stored stored) {
        return ResponseEntity.status(HttpStatus.NO_CONTENT)
                .contentType(TYPE)
                .header(HttpHeaders.ETAG, Precondition.tag(stored))
                .build();
    }

    static ResponseEntity<byte[]> notModified(Stored stored) {
        return ResponseEntity.status(304)
                .header(HttpHeaders.ETAG, Precondition.tag(stored))
                .build();
    }

    static Precondition precondition(HttpServletRequest request) {
        return new Precondition(request.getHeader(HttpHeaders.IF_MATCH));
    }

    static ObjectNode error(ScimException e) {
        ObjectNode error = Json.object();
        error.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:Error");
        error.put("status", Integer.toString(e.status()));
        if (e.scimType() != null) {
            error.put("scimType", e.scimType());
        }
        return error.put("detail", e.detail());
    }
}
