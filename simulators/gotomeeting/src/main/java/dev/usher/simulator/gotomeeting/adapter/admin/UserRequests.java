package dev.usher.simulator.gotomeeting.adapter.admin;

import dev.usher.simulator.gotomeeting.adapter.http.BadRequest;
import dev.usher.simulator.gotomeeting.domain.GroupKey;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.NewUsers;
import dev.usher.simulator.gotomeeting.domain.Profile;
import dev.usher.simulator.gotomeeting.domain.UserChange;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the bodies of adding and updating users say. Members that GoTo does not know are ignored.
 */
final class UserRequests {

    private UserRequests() {}

    static NewUsers newUsers(JsonNode body, boolean allOrNothing, int most) {
        JsonNode users = body.path("users");
        if (!users.isArray() || users.isEmpty()) {
            throw BadRequest.of("users.required", "users");
        }
        if (users.size() > most) {
            throw BadRequest.of("users.too.many", Integer.toString(users.size()));
        }
        return new NewUsers(
                users.valueStream().map(UserRequests::profile).toList(),
                Objects.requireNonNullElse(licenseKeys(body), List.of()),
                Objects.requireNonNullElse(texts(body, "adminRoles"), List.of()),
                groupKey(body),
                allOrNothing);
    }

    static UserChange change(JsonNode body, boolean keyRefused) {
        if (keyRefused && body.has("key")) {
            throw BadRequest.of("user.key.not.allowed", "key");
        }
        return new UserChange(
                text(body, "email"),
                text(body, "firstName"),
                text(body, "lastName"),
                text(body, "locale"),
                text(body, "timeZone"),
                licenseKeys(body),
                texts(body, "adminRoles"),
                groupKey(body));
    }

    /** A member that is a text; null when it is absent or null. */
    static @Nullable String text(JsonNode body, String name) {
        JsonNode node = body.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isString()) {
            throw BadRequest.of(name + ".invalid", node.toString());
        }
        return node.asString();
    }

    private static Profile profile(JsonNode user) {
        return new Profile(
                Objects.requireNonNullElse(text(user, "email"), ""),
                Objects.requireNonNullElse(text(user, "firstName"), ""),
                Objects.requireNonNullElse(text(user, "lastName"), ""),
                Objects.requireNonNullElse(text(user, "locale"), Profile.DEFAULT_LOCALE),
                Objects.requireNonNullElse(text(user, "timeZone"), Profile.DEFAULT_TIME_ZONE));
    }

    private static @Nullable List<LicenseKey> licenseKeys(JsonNode body) {
        List<String> keys = texts(body, "licenseKeys");
        return keys == null
                ? null
                : keys.stream().map(key -> Keys.license(key, "license.not.found", 400)).toList();
    }

    private static @Nullable GroupKey groupKey(JsonNode body) {
        JsonNode node = body.get("groupKey");
        return node == null || node.isNull()
                ? null
                : Keys.group(node.asString(), "group.not.found", 400);
    }

    private static @Nullable List<String> texts(JsonNode body, String name) {
        JsonNode node = body.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isArray() || node.valueStream().anyMatch(JsonNode::isContainer)) {
            throw BadRequest.of(name + ".invalid", node.toString());
        }
        return node.valueStream().map(JsonNode::asString).toList();
    }
}
