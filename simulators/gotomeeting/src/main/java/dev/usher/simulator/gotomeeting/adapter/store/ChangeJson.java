package dev.usher.simulator.gotomeeting.adapter.store;

import dev.usher.simulator.gotomeeting.domain.Change;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.Group;
import dev.usher.simulator.gotomeeting.domain.GroupKey;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.Profile;
import dev.usher.simulator.gotomeeting.domain.SignIn;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
                            .put("name", group.name());
            case Change.GroupDeleted(GroupKey key) ->
                    line.put("change", "group deleted").put("key", key.value());
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
                            new Group(new GroupKey(text(node, "key")), text(node, "name")));
            case "group deleted" -> new Change.GroupDeleted(new GroupKey(text(node, "key")));
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
                .put("signIn", user.signIn().name())
                .put("addedAt", user.addedAt().toString());
        user.licenseKeys().forEach(key -> line.withArray("licenseKeys").add(key.value()));
        user.adminRoles().forEach(role -> line.withArray("adminRoles").add(role));
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
                texts(line, "licenseKeys").stream().map(LicenseKey::new).toList(),
                texts(line, "adminRoles"),
                Optional.ofNullable(line.get("groupKey"))
                        .map(key -> new GroupKey(key.asString()))
                        .orElse(null),
                SignIn.valueOf(text(line, "signIn")),
                Instant.parse(text(line, "addedAt")));
    }

    private static String text(JsonNode line, String name) {
        return line.required(name).asString();
    }

    private static List<String> texts(JsonNode line, String name) {
        return line.path(name).valueStream().map(JsonNode::asString).toList();
    }
}
