package dev.usher.gotomeeting.adapter.admin;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the connector takes for granted of users, held against a list of them. */
final class UserAssumptions {

    private static final Set<String> KNOWN_FIELDS =
            Set.of(
                    "key",
                    "email",
                    "firstName",
                    "lastName",
                    "locale",
                    "timeZone",
                    "status",
                    "licenseKeys",
                    "products",
                    "adminRoles",
                    "roleSets",
                    "groupKey",
                    "groupName",
                    "groupKeyPath",
                    "groupNamePath",
                    "settings",
                    "passwordCreated",
                    "nameLocked",
                    "emailLocked",
                    "identityReadOnly",
                    "canAuthenticate",
                    "invitedDate",
                    "inviteCount",
                    "admin");

    private final List<JsonNode> users;

    UserAssumptions(Exchange page) {
        this.users = page.results();
    }

    List<Finding> judged() {
        if (users.isEmpty()) {
            return List.of(Finding.notSeen("Users look as expected.", "none was listed"));
        }
        return List.of(keys(), statuses(), suspended(), empties(), fields());
    }

    private Finding keys() {
        return Finding.of(
                "Keys of users are text of digits.",
                users.size() + " users",
                users.stream()
                        .map(user -> user.path("key"))
                        .allMatch(key -> key.isString() && Fields.isKey(key.stringValue())));
    }

    private Finding statuses() {
        Set<String> seen =
                users.stream()
                        .map(user -> user.path("status").asString("none"))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = Set.of("ACTIVE", "INACTIVE", "INVITED", "SUSPENDED");
        return Finding.of(
                "The status of a user is one of those known.",
                known.containsAll(seen) ? String.join(", ", seen) : "there are others",
                known.containsAll(seen));
    }

    private Finding suspended() {
        long others =
                users.stream()
                        .filter(
                                user ->
                                        holdsNothing(user)
                                                != user.path("status")
                                                        .asString("")
                                                        .equals("SUSPENDED"))
                        .count();
        return Finding.of(
                "Users without licence and admin role are SUSPENDED, and nobody else is.",
                others + " of " + users.size() + " differ",
                others == 0);
    }

    private Finding empties() {
        long empty =
                users.stream()
                        .map(user -> user.path("licenseKeys"))
                        .filter(list -> list.isArray() && list.isEmpty())
                        .count();
        return Finding.of(
                "Lists of a user that are empty are left out.",
                empty + " empty lists were sent",
                empty == 0);
    }

    private Finding fields() {
        Set<String> unknown = new TreeSet<>();
        users.forEach(user -> unknown.addAll(user.propertyNames()));
        unknown.removeAll(KNOWN_FIELDS);
        return Finding.of(
                "Users have no fields but the known ones; others are ignored.",
                unknown.size() + " others",
                unknown.isEmpty());
    }

    private static boolean holdsNothing(JsonNode user) {
        return user.path("licenseKeys").isEmpty() && user.path("adminRoles").isEmpty();
    }
}
