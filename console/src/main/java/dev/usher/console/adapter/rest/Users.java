package dev.usher.console.adapter.rest;

import dev.usher.console.application.UserDirectory;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The users that the body of a request names. */
@Component
final class Users {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UserDirectory directory;

    Users(UserDirectory directory) {
        this.directory = directory;
    }

    /** Those in the list {@code users}; none when there is no body or no list. */
    Set<UUID> listed(String application, byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            return Set.of();
        }
        JsonNode users = only("users", body);
        if (users.isMissingNode()) {
            return Set.of();
        }
        if (!users.isArray() || !users.valueStream().allMatch(JsonNode::isString)) {
            throw new BadBodyException(
                    HttpStatus.BAD_REQUEST, "'users' must be a list of names, each in quotes.");
        }
        return users.valueStream()
                .map(name -> known(application, name.asString()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The one that {@code user} names. */
    UUID named(String application, byte @Nullable [] body) {
        JsonNode user = body == null ? JSON.missingNode() : only("user", body);
        if (!user.isString() || user.asString().isBlank()) {
            throw new BadBodyException(
                    HttpStatus.BAD_REQUEST,
                    "The body must name the user: {\"user\": \"ann@example.com\"}.");
        }
        return known(application, user.asString());
    }

    private UUID known(String application, String name) {
        Set<UUID> users =
                name.indexOf('\0') >= 0 ? Set.of() : directory.find(application, name.strip());
        if (users.size() == 1) {
            return users.iterator().next();
        }
        throw new BadBodyException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                users.isEmpty()
                        ? "'%s' has no user '%s'; give a sign-in name, a mail address or an id."
                                .formatted(application, name)
                        : "'%s' has %d users '%s'; give the id of the one you mean: %s."
                                .formatted(application, users.size(), name, ids(users)));
    }

    private static String ids(Set<UUID> users) {
        return users.stream().map(UUID::toString).sorted().collect(Collectors.joining(", "));
    }

    private static JsonNode only(String key, byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node.isObject() && List.of(key).containsAll(node.propertyNames())) {
                return node.path(key);
            }
        } catch (JacksonException _) {
            // Told below, as for any other body that cannot be used.
        }
        throw new BadBodyException(
                HttpStatus.BAD_REQUEST,
                "The body must be a JSON object with the key '%s' alone.".formatted(key));
    }
}
