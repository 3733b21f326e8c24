package dev.usher.simulator.gotomeeting.adapter.store;

import dev.usher.simulator.gotomeeting.domain.Change;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.Group;
import dev.usher.simulator.gotomeeting.domain.GroupKey;
import dev.usher.simulator.gotomeeting.domain.Holdings;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.Profile;
import dev.usher.simulator.gotomeeting.domain.Standing;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A change as one line of JSON, and back. */
final class ChangeJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ChangeJson() {}

    static String write(Change change) {
        ObjectNode line = JSON.createObjectNode();
        switch (change) {
            case Change.UserSaved(GoToUser user) -> write(user, line.put("change", "user saved"));
            case Change.UserDeleted(GoToUser user) ->
                    write(user, line.put("change", "user deleted"));
            case Change.GroupSaved(Group group) ->
                    line.put("change", "group saved")
                            .put("key", group.key().value())
                            .put("name", group.name())
                            .put("parent", group.parent() == null ? null : group.parent().value());
            case Change.GroupDeleted(GroupKey key) ->
                    line.put("change", "group deleted").put("key", key.value());
            case Change.Cleared() -> line.put("change", "cleared");
        }
        return JSON.writeValueAsString(line);
    }

    static Change read(String line) {
        JsonNode node = JSON.readTree(line);
        String change = text(node, "change");
        return switch (change) {
            case "user saved" -> new Change.UserSaved(user(node));
            case "user deleted" -> new Change.UserDeleted(user(node));
            case "group saved" ->
                    new Change.GroupSaved(
                            new Group(
                                    new GroupKey(text(node, "key")),
                                    text(node, "name"),
                                    optional(node, "parent").map(GroupKey::new).orElse(null)));
            case "group deleted" -> new Change.GroupDeleted(new GroupKey(text(node, "key")));
            case "cleared" -> new Change.Cleared();
            default -> throw new IllegalArgumentException("Unknown change '" + change + "'");
        };
    }

    private static void write(GoToUser user, ObjectNode line) {
        Profile profile = user.profile();
        line.put("key", user.key().value())
                .put("email", profile.email())
                .put("firstName", profile.firstName())
                .put("lastName", profile.lastName())
                .put("locale", profile.locale())
                .put("timeZone", profile.timeZone())
                .put("addedAt", user.standing().addedAt().toString());
        Instant lastSeen = user.standing().lastSeen();
        if (lastSeen != null) {
            line.put("lastSeen", lastSeen.toString());
        }
        user.licenseKeys().forEach(key -> line.withArray("licenseKeys").add(key.value()));
        user.adminRoles().forEach(role -> line.withArray("adminRoles").add(role));
        user.holdings().roleSets().forEach(id -> line.withArray("roleSets").add(id));
        user.standing().locks().forEach(lock -> line.withArray("locks").add(lock.name()));
        if (user.standing().transferring()) {
            line.put("transferring", true);
        }
        if (user.groupKey() != null) {
            line.put("groupKey", user.groupKey().value());
        }
    }

    private static GoToUser user(JsonNode line) {
        Profile profile =
                new Profile(
                        text(line, "email"),
                        text(line, "firstName"),
                        text(line, "lastName"),
                        text(line, "locale"),
                        text(line, "timeZone"));
        return new GoToUser(
                new UserKey(text(line, "key")),
                profile,
                new Holdings(
                        texts(line, "licenseKeys").stream().map(LicenseKey::new).toList(),
                        texts(line, "adminRoles"),
                        texts(line, "roleSets"),
                        optional(line, "groupKey").map(GroupKey::new).orElse(null)),
                new Standing(
                        optional(line, "lastSeen").map(Instant::parse).orElse(null),
                        Instant.parse(text(line, "addedAt")),
                        texts(line, "locks").stream()
                                .map(Standing.Lock::valueOf)
                                .collect(Collectors.toSet()),
                        line.path("transferring").asBoolean(false)));
    }

    private static Optional<String> optional(JsonNode line, String name) {
        return Optional.ofNullable(line.get(name))
                .filter(node -> !node.isNull())
                .map(JsonNode::asString);
    }

    private static String text(JsonNode line, String name) {
        return line.required(name).asString();
    }

    private static List<String> texts(JsonNode line, String name) {
        return line.path(name).valueStream().map(JsonNode::asString).toList();
    }
}
