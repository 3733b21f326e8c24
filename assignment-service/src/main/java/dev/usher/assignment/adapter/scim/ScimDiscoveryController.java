package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.Json;
import dev.usher.assignment.adapter.scim.protocol.Kind;
import dev.usher.assignment.adapter.scim.protocol.ScimException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What this server can do, and how resources look. */
@RestController
@RequestMapping(Exchange.ROOT)
class ScimDiscoveryController {

    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:";

    private final ScimLimits limits;

    ScimDiscoveryController(ScimLimits limits) {
        this.limits = limits;
    }

    @GetMapping("/ServiceProviderConfig")
    ResponseEntity<byte[]> configuration() {
        ObjectNode out = Json.object();
        out.putArray("schemas").add(SCHEMA + "ServiceProviderConfig");
        out.putObject("patch").put("supported", true);
        out.putObject("bulk")
                .put("supported", true)
                .put("maxOperations", limits.operations())
                .put("maxPayloadSize", limits.body().toBytes());
        out.putObject("filter").put("supported", true).put("maxResults", limits.results());
        out.putObject("changePassword").put("supported", false);
        out.putObject("sort").put("supported", true);
        out.putObject("etag").put("supported", true);
        out.putArray("authenticationSchemes")
                .addObject()
                .put("type", "oauthbearertoken")
                .put("name", "Bearer token")
                .put("description", "A token that an administrator made, with scope scim.")
                .put("primary", true);
        meta(out, "ServiceProviderConfig", "/ServiceProviderConfig");
        return Exchange.ok(out);
    }

    @GetMapping("/ResourceTypes")
    ResponseEntity<byte[]> types(HttpServletRequest request) {
        refuseFilter(request);
        List<JsonNode> types = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            types.add(type(kind));
        }
        return list(types);
    }

    @GetMapping("/ResourceTypes/{name}")
    ResponseEntity<byte[]> type(@PathVariable String name) {
        for (Kind kind : Kind.values()) {
            if (kind.label().equals(name)) {
                return Exchange.ok(type(kind));
            }
        }
        throw ScimException.notFound("There is no such resource type.");
    }

    private static ObjectNode type(Kind kind) {
        ObjectNode out = Json.object();
        out.putArray("schemas").add(SCHEMA + "ResourceType");
        out.put("id", kind.label())
                .put("name", kind.label())
                .put("endpoint", "/" + kind.endpoint())
                .put("description", kind.definitions().getFirst().path("description").asString())
                .put("schema", kind.urn());
        ArrayNode extensions = out.putArray("schemaExtensions");
        kind.extensionUrns()
                .forEach(it -> extensions.addObject().put("schema", it).put("required", false));
        meta(out, "ResourceType", "/ResourceTypes/" + kind.label());
        return out;
    }

    @GetMapping("/Schemas")
    ResponseEntity<byte[]> schemas(HttpServletRequest request) {
        refuseFilter(request);
        return list(all());
    }

    @GetMapping("/Schemas/{urn}")
    ResponseEntity<byte[]> schema(@PathVariable String urn) {
        return all().stream()
                .filter(it -> it.path("id").asString().equals(urn))
                .findFirst()
                .map(Exchange::ok)
                .orElseThrow(() -> ScimException.notFound("There is no such schema."));
    }

    private static List<JsonNode> all() {
        List<JsonNode> schemas = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (JsonNode definition : kind.definitions()) {
                ObjectNode out = (ObjectNode) definition.deepCopy();
                meta(out, "Schema", "/Schemas/" + out.path("id").asString());
                schemas.add(out);
            }
        }
        return schemas;
    }

    /** As RFC 7644 has it, so that nobody takes a filtered list for a whole one. */
    private static void refuseFilter(HttpServletRequest request) {
        if (Exchange.parameters(request).apply("filter") != null) {
            throw ScimException.of(403, "This list cannot be filtered.");
        }
    }

    private static void meta(ObjectNode out, String type, String path) {
        out.putObject("meta").put("resourceType", type).put("location", Exchange.base() + path);
    }

    private static ResponseEntity<byte[]> list(List<JsonNode> resources) {
        ObjectNode out = Json.object();
        out.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        out.put("totalResults", resources.size());
        out.put("startIndex", 1);
        out.put("itemsPerPage", resources.size());
        out.putArray("Resources").addAll(resources);
        return Exchange.ok(out);
    }
}
