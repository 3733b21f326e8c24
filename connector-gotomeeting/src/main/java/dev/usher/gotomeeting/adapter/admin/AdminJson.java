package dev.usher.gotomeeting.adapter.admin;

import dev.usher.gotomeeting.application.GoTo;
import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.domain.ErrorAnswer;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Licence;
import dev.usher.gotomeeting.domain.Patch;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.SignedIn;
import dev.usher.policy.AccountSpec;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bodies of the Admin API. Keys come as text or as numbers of any size and are text here; what is
 * empty is absent there.
 */
final class AdminJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> ATTRIBUTES =
            List.of("firstName", "lastName", "locale", "timeZone");

    private AdminJson() {}

    static byte[] write(Map<String, Object> body) {
        return MAPPER.writeValueAsBytes(body);
    }

    /** Reads the body of a success; a missing node when it has none. */
    static JsonNode read(HttpResponse<byte[]> response) {
        if (response.body().length == 0) {
            return MAPPER.missingNode();
        }
        try {
            return MAPPER.readTree(response.body());
        } catch (JacksonException _) {
            throw unreadable(response.statusCode());
        }
    }

    static GoToException unreadable(int status) {
        return new GoToException(
                new Failure.Transient(
                        Reason.UNAVAILABLE,
                        Optional.of(status),
                        Optional.empty(),
                        Optional.empty(),
                        true));
    }

    /** Reads an error in any of the shapes GoTo's gateways use, or in none. */
    static ErrorAnswer error(HttpResponse<byte[]> response, Instant now) {
        JsonNode body = readOrNothing(response.body());
        List<String> codes = new ArrayList<>();
        body.path("errors").forEach(error -> add(codes, error.path("code")));
        add(codes, body.path("code"));
        add(codes, body.path("errorCode"));
        add(codes, body.path("int_err_code"));
        return new ErrorAnswer(
                response.statusCode(),
                codes,
                text(body, "incidentId").or(() -> text(body, "incident")),
                response.headers()
                        .firstValue("Retry-After")
                        .flatMap(value -> retryAfter(value, now)));
    }

    static JsonNode readOrNothing(byte[] body) {
        try {
            return body.length == 0 ? MAPPER.missingNode() : MAPPER.readTree(body);
        } catch (JacksonException _) {
            return MAPPER.missingNode();
        }
    }

    static SignedIn signedIn(JsonNode me) {
        Map<String, Set<String>> rights = new HashMap<>();
        text(me, "accountKey").ifPresent(key -> rights.put(key, texts(me.path("adminRoles"))));
        for (JsonNode account : me.path("accounts")) {
            text(account, "key")
                    .ifPresent(key -> rights.put(key, texts(account.path("adminRoles"))));
        }
        return new SignedIn(text(me, "key").orElse(""), text(me, "email").orElse(""), rights);
    }

    static List<Licence> licences(JsonNode page) {
        List<Licence> licences = new ArrayList<>();
        for (JsonNode item : page.path("results")) {
            int free = item.path("seats").asInt(0) - item.path("userCount").asInt(0);
            List<String> products = List.copyOf(texts(item.path("products")));
            text(item, "key").ifPresent(key -> licences.add(new Licence(key, products, free)));
        }
        return licences;
    }

    static GoTo.Page page(JsonNode page, Instant at) {
        List<KnownAccount> users = new ArrayList<>();
        page.path("results").forEach(user -> account(user, at).ifPresent(users::add));
        return new GoTo.Page(users, page.path("total").asInt(users.size()));
    }

    /** A user; empty when the node is none. */
    static Optional<KnownAccount> account(JsonNode user, Instant at) {
        return text(user, "key")
                .map(
                        key ->
                                new KnownAccount(
                                        key,
                                        text(user, "email").orElse(""),
                                        attributes(user),
                                        status(user),
                                        texts(user.path("licenseKeys")),
                                        texts(user.path("products")),
                                        texts(user.path("adminRoles")),
                                        text(user, "groupKey"),
                                        at));
    }

    static Map<String, Object> creation(AccountSpec spec, boolean welcomeMail) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("email", spec.email());
        user.putAll(spec.attributes());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("users", List.of(user));
        body.put("licenseKeys", spec.licences());
        body.put("adminRoles", spec.adminRoles());
        spec.group().ifPresent(key -> body.put("groupKey", key));
        body.put("suppressEmail", !welcomeMail);
        return body;
    }

    static Map<String, Object> update(Patch patch) {
        Map<String, Object> body = new LinkedHashMap<>();
        patch.email().ifPresent(email -> body.put("email", email));
        body.putAll(patch.attributes());
        patch.licences().ifPresent(keys -> body.put("licenseKeys", keys));
        patch.adminRoles().ifPresent(roles -> body.put("adminRoles", roles));
        return body;
    }

    /** What a {@code Retry-After} asks for: seconds, or until a date. */
    static Optional<Duration> retryAfter(String value, Instant now) {
        if (value.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Duration wait =
                    Duration.between(
                            now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? Optional.empty() : Optional.of(wait);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static SortedMap<String, String> attributes(JsonNode user) {
        SortedMap<String, String> attributes = new TreeMap<>();
        ATTRIBUTES.forEach(
                name -> text(user, name).ifPresent(value -> attributes.put(name, value)));
        return attributes;
    }

    private static KnownAccount.Status status(JsonNode user) {
        String name = text(user, "status").orElse("");
        return Arrays.stream(KnownAccount.Status.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElse(KnownAccount.Status.UNKNOWN);
    }

    private static Optional<String> text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() || value.isNumber()
                ? Optional.of(value.asString()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private static NavigableSet<String> texts(JsonNode array) {
        NavigableSet<String> texts = new TreeSet<>();
        array.forEach(item -> texts.add(item.asString("")));
        return texts;
    }

    private static void add(List<String> codes, JsonNode code) {
        if (code.isString()) {
            codes.add(code.asString());
        }
    }
}
