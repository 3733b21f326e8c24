package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.Document;
import dev.usher.assignment.domain.Caller;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a SCIM user means in the directory: attributes under Microsoft Graph's names, and roles. */
final class Pushed {

    private static final String ENTERPRISE =
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final Map<String, String> SIMPLE =
            Map.of(
                    "displayName", "displayName",
                    "nickName", "mailNickname",
                    "title", "jobTitle",
                    "userType", "userType",
                    "preferredLanguage", "preferredLanguage",
                    "timezone", "timeZone");
    private static final Map<String, String> NAME =
            Map.of("givenName", "givenName", "familyName", "surname");
    private static final Map<String, String> ADDRESS =
            Map.of(
                    "streetAddress", "streetAddress",
                    "locality", "city",
                    "region", "state",
                    "postalCode", "postalCode",
                    "country", "country");
    private static final Map<String, String> EMPLOYEE =
            Map.of(
                    "employeeNumber", "employeeId",
                    "department", "department",
                    "organization", "companyName",
                    "costCenter", "employeeOrgData.costCenter",
                    "division", "employeeOrgData.division");
    private static final Map<String, String> NUMBERS =
            Map.of("work", "businessPhones", "mobile", "mobilePhone", "fax", "faxNumber");

    private Pushed() {}

    /** The body of a user as the directory reads it. */
    static Map<String, Object> user(Document user) {
        Map<String, Object> body = new LinkedHashMap<>();
        user.text("externalId").ifPresent(it -> body.put("externalId", it));
        user.text("userName").ifPresent(it -> body.put("userName", it));
        body.put("accountEnabled", user.get("active").asBoolean(true));
        body.put("attributes", attributes(user));
        return body;
    }

    static Map<String, List<String>> attributes(Document user) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        SIMPLE.forEach((from, to) -> user.text(from).ifPresent(it -> put(attributes, to, it)));
        NAME.forEach(
                (from, to) -> user.text("name", from).ifPresent(it -> put(attributes, to, it)));
        if (!attributes.containsKey("displayName")) {
            user.text("name", "formatted").ifPresent(it -> put(attributes, "displayName", it));
        }
        EMPLOYEE.forEach(
                (from, to) -> user.text(ENTERPRISE, from).ifPresent(it -> put(attributes, to, it)));
        user.text(ENTERPRISE, "manager", "value").ifPresent(it -> put(attributes, "manager", it));
        mails(user, attributes);
        numbers(user, attributes);
        address(user, attributes);
        return attributes;
    }

    /** The preferred address is the mail; without one, that of work, else the first. */
    private static void mails(Document user, Map<String, List<String>> attributes) {
        List<JsonNode> mails = user.values("emails");
        Stream.concat(
                        mails.stream().filter(it -> it.path("primary").asBoolean(false)),
                        Stream.concat(
                                mails.stream().filter(it -> isOfType(it, "work")), mails.stream()))
                .map(Pushed::value)
                .filter(it -> !it.isEmpty())
                .distinct()
                .forEach(
                        it -> {
                            if (!attributes.containsKey("mail")) {
                                put(attributes, "mail", it);
                            } else {
                                add(attributes, "otherMails", it);
                            }
                        });
    }

    private static void numbers(Document user, Map<String, List<String>> attributes) {
        for (JsonNode number : user.values("phoneNumbers")) {
            String to = NUMBERS.get(number.path("type").asString("work"));
            if (to != null && !value(number).isEmpty()) {
                add(attributes, to, value(number));
            }
        }
    }

    private static void address(Document user, Map<String, List<String>> attributes) {
        user.values("addresses").stream()
                .filter(it -> isOfType(it, "work") || it.path("type").isMissingNode())
                .findFirst()
                .ifPresent(
                        work ->
                                ADDRESS.forEach(
                                        (from, to) -> {
                                            if (work.path(from).isString()) {
                                                put(attributes, to, work.path(from).asString());
                                            }
                                        }));
        user.values("addresses").stream()
                .filter(it -> isOfType(it, "other") && it.path("formatted").isString())
                .findFirst()
                .ifPresent(
                        it -> put(attributes, "officeLocation", it.path("formatted").asString()));
    }

    /** Roles the user is given by being pushed. */
    static Set<String> roles(Document user, Caller.PushRole push) {
        Set<String> roles = new LinkedHashSet<>();
        if (!push.byPush()) {
            return roles;
        }
        for (JsonNode role : user.values("roles")) {
            String name = value(role).isEmpty() ? role.path("display").asString("") : value(role);
            if (!name.isBlank()) {
                roles.add(name.strip());
            }
        }
        return roles.isEmpty() ? Set.of(push.role()) : roles;
    }

    private static boolean isOfType(JsonNode value, String type) {
        return value.path("type").asString("").equalsIgnoreCase(type);
    }

    private static String value(JsonNode value) {
        return value.path("value").asString("");
    }

    private static void put(Map<String, List<String>> attributes, String name, String value) {
        attributes.put(name, List.of(value));
    }

    private static void add(Map<String, List<String>> attributes, String name, String value) {
        attributes.merge(
                name,
                List.of(value),
                (some, more) -> Stream.concat(some.stream(), more.stream()).distinct().toList());
    }
}
