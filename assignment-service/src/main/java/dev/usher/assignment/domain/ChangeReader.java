package dev.usher.assignment.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads changes from JSON objects (given as maps): the bodies of single requests, and the lines of
 * an import, which have a {@code kind} besides.
 */
public final class ChangeReader {

    /** The application that is meant where none is named. */
    public static final String DEFAULT_APPLICATION = "gotomeeting";

    private ChangeReader() {}

    /** A line of an import: an object with a {@code kind}. */
    public static Parsed line(Map<String, ? extends @Nullable Object> object) {
        @Nullable Object kind = object.get("kind");
        return switch (kind instanceof String text ? text : "") {
            case "user" -> user(object);
            case "group" -> group(object);
            case "member" ->
                    Fields.guarded(
                            object,
                            it -> new Change.AddMember(Fields.required(it, "group"), member(it)));
            case "assignment" -> assignment(object);
            default -> Parsed.refused("kind: must be user, group, member or assignment");
        };
    }

    /** A request of another system: an object with a {@code kind} in capitals. */
    public static Parsed request(Map<String, ? extends @Nullable Object> object) {
        @Nullable Object kind = object.get("kind");
        return switch (kind instanceof String text ? text : "") {
            case "ASSIGN" -> assignment(object);
            case "UNASSIGN" -> unassignment(object);
            case "UPSERT_USER" -> user(object);
            case "DELETE_USER" ->
                    Fields.guarded(
                            object,
                            it -> new Change.DeleteUser(userOf(it), Fields.isTrue(it, "forGood")));
            case "UPSERT_GROUP" -> namedGroup(object);
            case "DELETE_GROUP" ->
                    Fields.guarded(
                            object, it -> new Change.DeleteGroup(Fields.required(it, "group")));
            case "ADD_MEMBER" ->
                    Fields.guarded(
                            object,
                            it -> new Change.AddMember(Fields.required(it, "group"), member(it)));
            case "REMOVE_MEMBER" ->
                    Fields.guarded(
                            object,
                            it ->
                                    new Change.RemoveMember(
                                            Fields.required(it, "group"), member(it)));
            default ->
                    Parsed.refused(
                            "kind: must be ASSIGN, UNASSIGN, UPSERT_USER, DELETE_USER,"
                                    + " UPSERT_GROUP, DELETE_GROUP, ADD_MEMBER or REMOVE_MEMBER");
        };
    }

    private static Parsed namedGroup(Map<String, ? extends @Nullable Object> object) {
        return Fields.guarded(
                object,
                it ->
                        new Change.PutGroup(
                                groupId(Fields.required(it, "group"), "group"),
                                null,
                                Fields.required(it, "displayName")));
    }

    /** A user: externalId, userName, accountEnabled, attributes. */
    public static Parsed user(Map<String, ? extends @Nullable Object> object) {
        return Fields.guarded(
                object,
                it ->
                        Change.PutUser.some(
                                Fields.optional(it, "externalId"),
                                Fields.required(it, "userName"),
                                Fields.enabled(it.get("accountEnabled")),
                                Fields.attributes(it.get("attributes"))));
    }

    /** A group: id, displayName. */
    public static Parsed group(Map<String, ? extends @Nullable Object> object) {
        return Fields.guarded(
                object,
                it -> {
                    String id = Fields.optional(it, "id");
                    return new Change.PutGroup(
                            id == null ? null : groupId(id, "id"),
                            Fields.optional(it, "externalId"),
                            Fields.required(it, "displayName"));
                });
    }

    private static String groupId(String id, String member) {
        if (id.contains("/") || id.contains("|")) {
            throw new Fields.Unusable(member + ": a group id must not contain / or |");
        }
        return id;
    }

    /** A member of this group: userId, userName, externalId, user or memberGroup. */
    public static Parsed member(String group, Map<String, ? extends @Nullable Object> object) {
        return Fields.guarded(object, it -> new Change.AddMember(group, member(it)));
    }

    /** An assignment: application, user or group, role, and from and until if it is for a time. */
    public static Parsed assignment(Map<String, ? extends @Nullable Object> object) {
        return Fields.guarded(
                object,
                it ->
                        new Change.Assign(
                                application(it),
                                named(it),
                                Fields.required(it, "role"),
                                Fields.instant(it, "from"),
                                Fields.instant(it, "until")));
    }

    /** The end of an assignment, same members. */
    public static Parsed unassignment(Map<String, ? extends @Nullable Object> object) {
        return Fields.guarded(
                object,
                it -> new Change.Unassign(application(it), named(it), Fields.required(it, "role")));
    }

    private static String application(Map<String, ? extends @Nullable Object> object) {
        String application = Fields.optional(object, "application");
        return application == null ? DEFAULT_APPLICATION : application;
    }

    private static Change.Named named(Map<String, ? extends @Nullable Object> object) {
        String user = Fields.optional(object, "user");
        String group = Fields.optional(object, "group");
        if (user != null && group == null) {
            return new Change.Named.ByUser(user);
        }
        if (group != null && user == null) {
            return new Change.Named.ByGroup(group);
        }
        throw new Fields.Unusable("user, group: name either a user or a group");
    }

    private static Change.Named member(Map<String, ? extends @Nullable Object> object) {
        String group = Fields.optional(object, "memberGroup");
        return group == null
                ? new Change.Named.ByUser(userOf(object))
                : new Change.Named.ByGroup(group);
    }

    private static String userOf(Map<String, ? extends @Nullable Object> object) {
        for (String name : List.of("user", "userId", "userName", "externalId")) {
            String user = Fields.optional(object, name);
            if (user != null) {
                return user;
            }
        }
        throw new Fields.Unusable("userName: is missing (or userId, or externalId)");
    }
}
