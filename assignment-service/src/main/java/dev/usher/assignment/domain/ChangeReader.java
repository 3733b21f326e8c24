package dev.usher.assignment.domain;

import dev.usher.policy.Email;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads changes from JSON objects (given as maps): the bodies of single requests, and the lines of
 * an import, which have a {@code kind} besides.
 */
public final class ChangeReader {

    /** The application that is meant where none is named. */
    public static final String DEFAULT_APPLICATION = "gotomeeting";

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_VALUE = 4_000;
    private static final int MOST_ATTRIBUTES = 200;
    private static final int MOST_VALUES = 100;

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private ChangeReader() {}

    /** A line of an import: an object with a {@code kind}. */
    public static Parsed line(Map<String, ? extends @Nullable Object> object) {
        @Nullable Object kind = object.get("kind");
        return switch (kind instanceof String text ? text : "") {
            case "user" -> user(object);
            case "group" -> group(object);
            case "member" ->
                    guarded(object, it -> new Change.AddMember(required(it, "group"), member(it)));
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
                    guarded(object, it -> new Change.DeleteUser(userOf(it), isTrue(it, "forGood")));
            case "UPSERT_GROUP" -> namedGroup(object);
            case "DELETE_GROUP" ->
                    guarded(object, it -> new Change.DeleteGroup(required(it, "group")));
            case "ADD_MEMBER" ->
                    guarded(object, it -> new Change.AddMember(required(it, "group"), member(it)));
            case "REMOVE_MEMBER" ->
                    guarded(
                            object,
                            it -> new Change.RemoveMember(required(it, "group"), member(it)));
            default ->
                    Parsed.refused(
                            "kind: must be ASSIGN, UNASSIGN, UPSERT_USER, DELETE_USER,"
                                    + " UPSERT_GROUP, DELETE_GROUP, ADD_MEMBER or REMOVE_MEMBER");
        };
    }

    private static Parsed namedGroup(Map<String, ? extends @Nullable Object> object) {
        return guarded(
                object,
                it ->
                        new Change.PutGroup(
                                groupId(required(it, "group"), "group"),
                                null,
                                required(it, "displayName")));
    }

    /** A user: externalId, userName, accountEnabled, attributes. */
    public static Parsed user(Map<String, ? extends @Nullable Object> object) {
        return guarded(
                object,
                it ->
                        Change.PutUser.some(
                                optional(it, "externalId"),
                                required(it, "userName"),
                                enabled(it.get("accountEnabled")),
                                attributes(it.get("attributes"))));
    }

    /** A group: id, displayName. */
    public static Parsed group(Map<String, ? extends @Nullable Object> object) {
        return guarded(
                object,
                it -> {
                    String id = optional(it, "id");
                    return new Change.PutGroup(
                            id == null ? null : groupId(id, "id"),
                            optional(it, "externalId"),
                            required(it, "displayName"));
                });
    }

    private static String groupId(String id, String member) {
        if (id.contains("/") || id.contains("|")) {
            throw new Unusable(member + ": a group id must not contain / or |");
        }
        return id;
    }

    /** A member of this group: userId, userName, externalId, user or memberGroup. */
    public static Parsed member(String group, Map<String, ? extends @Nullable Object> object) {
        return guarded(object, it -> new Change.AddMember(group, member(it)));
    }

    /** An assignment: application, user or group, role, and from and until if it is for a time. */
    public static Parsed assignment(Map<String, ? extends @Nullable Object> object) {
        return guarded(
                object,
                it ->
                        new Change.Assign(
                                application(it),
                                named(it),
                                required(it, "role"),
                                instant(it, "from"),
                                instant(it, "until")));
    }

    /** The end of an assignment, same members. */
    public static Parsed unassignment(Map<String, ? extends @Nullable Object> object) {
        return guarded(
                object,
                it -> new Change.Unassign(application(it), named(it), required(it, "role")));
    }

    private static String application(Map<String, ? extends @Nullable Object> object) {
        String application = optional(object, "application");
        return application == null ? DEFAULT_APPLICATION : application;
    }

    private static Change.Named named(Map<String, ? extends @Nullable Object> object) {
        String user = optional(object, "user");
        String group = optional(object, "group");
        if (user != null && group == null) {
            return new Change.Named.ByUser(user);
        }
        if (group != null && user == null) {
            return new Change.Named.ByGroup(group);
        }
        throw new Unusable("user, group: name either a user or a group");
    }

    private static Change.Named member(Map<String, ? extends @Nullable Object> object) {
        String group = optional(object, "memberGroup");
        return group == null
                ? new Change.Named.ByUser(userOf(object))
                : new Change.Named.ByGroup(group);
    }

    private static @Nullable Instant instant(
            Map<String, ? extends @Nullable Object> object, String name) {
        String text = optional(object, name);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw new Unusable(name + ": must be between the years 1970 and 9999");
            }
            return instant;
        } catch (DateTimeParseException _) {
            throw new Unusable(
                    name + ": '" + text + "' is not a time such as 2026-01-31T08:00:00Z");
        }
    }

    private static String userOf(Map<String, ? extends @Nullable Object> object) {
        for (String name : List.of("user", "userId", "userName", "externalId")) {
            String user = optional(object, name);
            if (user != null) {
                return user;
            }
        }
        throw new Unusable("userName: is missing (or userId, or externalId)");
    }

    private static boolean isTrue(Map<String, ? extends @Nullable Object> object, String name) {
        return switch (object.get(name)) {
            case null -> false;
            case Boolean truth -> truth;
            default -> throw new Unusable(name + ": must be true or false");
        };
    }

    static Change.Enabled enabled(@Nullable Object value) {
        return switch (value) {
            case null -> Change.Enabled.NOT_SAID;
            case Boolean said -> said ? Change.Enabled.YES : Change.Enabled.NO;
            case String text when text.isBlank() -> Change.Enabled.NOT_SAID;
            case String text when text.strip().equalsIgnoreCase("true") -> Change.Enabled.YES;
            case String text when text.strip().equalsIgnoreCase("false") -> Change.Enabled.NO;
            default -> throw new Unusable("accountEnabled: must be true or false");
        };
    }

    private static SortedMap<String, List<String>> attributes(@Nullable Object value) {
        SortedMap<String, List<String>> attributes = new TreeMap<>();
        if (value == null) {
            return attributes;
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new Unusable("attributes: must be an object");
        }
        map.forEach(
                (name, some) ->
                        attributes.put(String.valueOf(name), values(String.valueOf(name), some)));
        return checked(attributes);
    }

    private static List<String> values(String name, @Nullable Object some) {
        List<String> values = new ArrayList<>();
        switch (some) {
            case null -> {}
            case List<?> several -> several.forEach(one -> values.addAll(scalar(name, one)));
            default -> values.addAll(scalar(name, some));
        }
        return values;
    }

    private static List<String> scalar(String name, @Nullable Object some) {
        return switch (some) {
            case null -> List.of();
            case String text when text.isBlank() -> List.of();
            case String text -> List.of(text.strip());
            case Number number -> List.of(number.toString());
            case Boolean truth -> List.of(truth.toString());
            default -> throw new Unusable("attributes." + name + ": must be text or a list of it");
        };
    }

    static SortedMap<String, List<String>> checked(SortedMap<String, List<String>> attributes) {
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw new Unusable("attributes: more than " + MOST_ATTRIBUTES);
        }
        attributes.forEach(
                (name, values) -> {
                    if (name.isBlank()) {
                        throw new Unusable("attributes: a name is empty");
                    }
                    plain("attributes", name, LONGEST_NAME);
                    if (values.size() > MOST_VALUES) {
                        throw new Unusable(name + ": more than " + MOST_VALUES + " values");
                    }
                    values.forEach(value -> plain(name, value, LONGEST_VALUE));
                });
        for (String mail : attributes.getOrDefault("mail", List.of())) {
            if (!Email.isValid(mail)) {
                throw new Unusable("mail: '" + mail + "' is not a mail address");
            }
        }
        return attributes;
    }

    static String required(Map<String, ? extends @Nullable Object> object, String name) {
        String value = optional(object, name);
        if (value == null) {
            throw new Unusable(name + ": is missing");
        }
        return value;
    }

    static @Nullable String optional(Map<String, ? extends @Nullable Object> object, String name) {
        return switch (object.get(name)) {
            case null -> null;
            case String text when text.isBlank() -> null;
            case String text -> plain(name, text.strip(), LONGEST_NAME);
            default -> throw new Unusable(name + ": must be text");
        };
    }

    private static String plain(String name, String value, int longest) {
        if (value.length() > longest) {
            throw new Unusable(name + ": longer than " + longest + " characters");
        }
        if (value.indexOf('\0') >= 0) {
            throw new Unusable(name + ": contains a character that cannot be stored");
        }
        return value;
    }

    static Parsed guarded(
            Map<String, ? extends @Nullable Object> object,
            Function<Map<String, ? extends @Nullable Object>, Change> reading) {
        try {
            return new Parsed.Understood(reading.apply(object));
        } catch (Unusable e) {
            return Parsed.refused(e.reason);
        }
    }

    /** A value that ends the reading; never leaves this package. */
    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String reason;

        Unusable(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
