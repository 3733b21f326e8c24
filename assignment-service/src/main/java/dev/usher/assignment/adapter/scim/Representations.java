package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.Document;
import dev.usher.assignment.adapter.scim.protocol.Json;
import dev.usher.assignment.adapter.scim.protocol.Kind;
import dev.usher.assignment.adapter.scim.protocol.Projection;
import dev.usher.assignment.adapter.scim.store.GroupTable;
import dev.usher.assignment.adapter.scim.store.Stored;
import dev.usher.assignment.adapter.scim.store.UserTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Resources as clients get to see them. */
final class Representations {

    private final UserTable users;
    private final GroupTable groups;

    Representations(UserTable users, GroupTable groups) {
        this.users = users;
        this.groups = groups;
    }

    /**
     * @param base address of this server, up to the version
     */
    List<ObjectNode> of(
            Kind kind,
            String source,
            Collection<Stored> resources,
            Projection projection,
            String base) {
        return switch (kind) {
            case USER -> {
                Map<String, List<UserTable.GroupName>> memberOf =
                        projection.has("groups")
                                ? users.groupsOf(
                                        source, resources.stream().map(Stored::id).toList())
                                : Map.of();
                yield resources.stream()
                        .map(
                                it ->
                                        projection.of(
                                                user(
                                                        it,
                                                        memberOf.getOrDefault(it.id(), List.of()),
                                                        base)))
                        .toList();
            }
            case GROUP ->
                    resources.stream()
                            .map(it -> projection.of(group(it, source, projection, base)))
                            .toList();
        };
    }

    /** A user who is in no group yet. */
    static ObjectNode newcomer(Stored user, Projection projection, String base) {
        return projection.of(user(user, List.of(), base));
    }

    private static ObjectNode user(Stored user, List<UserTable.GroupName> memberOf, String base) {
        ObjectNode out = common(Kind.USER, user, base);
        if (!memberOf.isEmpty()) {
            ArrayNode list = out.putArray("groups");
            for (UserTable.GroupName group : memberOf) {
                list.addObject()
                        .put("value", group.id())
                        .put("$ref", base + "/Groups/" + group.id())
                        .put("display", group.displayName())
                        .put("type", "direct");
            }
        }
        return out;
    }

    private ObjectNode group(Stored group, String source, Projection projection, String base) {
        ObjectNode out = common(Kind.GROUP, group, base);
        if (projection.has("members")) {
            out.putRawValue("members", new RawValue(groups.members(source, group.id())));
        }
        return out;
    }

    private static ObjectNode common(Kind kind, Stored resource, String base) {
        Document document = resource.document();
        ObjectNode out = Json.object();
        ArrayNode schemas = out.putArray("schemas").add(kind.urn());
        ObjectNode content = document.copy();
        content.propertyNames().stream().filter(it -> it.startsWith("urn:")).forEach(schemas::add);
        out.put("id", resource.id());
        out.setAll(content);
        out.putObject("meta")
                .put("resourceType", kind.label())
                .put("created", resource.createdAt().toString())
                .put("lastModified", resource.modifiedAt().toString())
                .put("location", location(kind, resource, base))
                .put("version", Precondition.tag(resource));
        return out;
    }

    static String location(Kind kind, Stored resource, String base) {
        return base + "/" + kind.endpoint() + "/" + resource.id();
    }
}
