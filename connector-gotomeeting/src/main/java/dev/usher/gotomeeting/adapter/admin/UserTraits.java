package dev.usher.gotomeeting.adapter.admin;

import java.util.NavigableSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Fields of a user that GoTo gives in more than one shape. */
final class UserTraits {

    private UserTraits() {}

    /** Ids of custom roles: one, a list of them, or a list of roles that have one each. */
    static NavigableSet<String> customRoles(JsonNode user) {
        NavigableSet<String> ids = new TreeSet<>();
        JsonNode roles = user.path("roleSets");
        if (roles.isArray()) {
            roles.forEach(role -> add(role.isObject() ? role.path("id") : role, ids));
        } else {
            add(roles, ids);
        }
        return ids;
    }

    /** Which attributes cannot be changed from this GoTo account. */
    static NavigableSet<String> readOnly(JsonNode user) {
        NavigableSet<String> names = new TreeSet<>();
        boolean identity = user.path("identityReadOnly").asBoolean(false);
        if (identity || user.path("emailLocked").asBoolean(false)) {
            names.add("email");
        }
        if (identity || user.path("nameLocked").asBoolean(false)) {
            names.add("firstName");
            names.add("lastName");
        }
        if (identity) {
            names.add("locale");
        }
        return names;
    }

    private static void add(JsonNode id, NavigableSet<String> ids) {
        if ((id.isString() || id.isIntegralNumber()) && !id.asString().isEmpty()) {
            ids.add(id.asString());
        }
    }
}
