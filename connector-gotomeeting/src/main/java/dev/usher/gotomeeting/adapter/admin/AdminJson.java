package dev.usher.gotomeeting.adapter.admin;

import dev.usher.gotomeeting.application.GoTo;
import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.domain.CreationEntry;
import dev.usher.gotomeeting.domain.ErrorAnswer;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Grants;
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
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bodies of the Admin API. Keys come as text or as numbers of any size and are text here; what is
 * empty is absent there.
 */
final class AdminJson {

    private static final Duration LONGEST_REST = Duration.ofHours(1);
    private static final Pattern INCIDENT = Pattern.compile("[\\w.:-]{1,100}");

    /** Well above what GoTo's lists hold, and small enough for the heap. */
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(50)
                                                    .maxNumberLength(100)
                                                    .maxStringLength(100_000)
                                                    .maxNameLength(1_000)
                                                    .maxTokenCount(1_000_000)
                                                    .build())
                                    .build())
                    .build();

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
            throw unreadable();
        }
    }

    /** What an answer is that cannot be GoTo's, as far as known; whether it acted is open. */
    static GoToException unreadable() {
        return new GoToException(
                new Failure.Transient(
                        Reason.UNREADABLE_ANSWER,
                        Optional.empty(),
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
                incident(body, "incidentId").or(() -> incident(body, "incident")),
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
        Fields.key(me, "accountKey")
                .ifPresent(key -> rights.put(key, Fields.texts(me, "adminRoles")));
        for (JsonNode account : Fields.array(me, "accounts")) {
            rights.put(Fields.requiredKey(account, "key"), Fields.texts(account, "adminRoles"));
        }
        return new SignedIn(
                Fields.requiredKey(me, "key"), Fields.text(me, "email").orElse(""), rights);
    }

    static List<Licence> licences(JsonNode page) {
        List<Licence> licences = new ArrayList<>();
        for (JsonNode item : Fields.array(page, "results")) {
            int seats = Fields.count(item, "seats").orElseThrow(AdminJson::unreadable);
            licences.add(
                    new Licence(
                            Fields.requiredKey(item, "key"),
                            List.copyOf(Fields.texts(item, "products")),
                            seats,
                            seats - Fields.count(item, "userCount").orElse(0)));
        }
        return licences;
    }

    /** A part of the list of users; only an empty one may do without a total. */
    static GoTo.Page page(JsonNode page, Instant at) {
        List<KnownAccount> users = new ArrayList<>();
        List<GoTo.Unreadable> unreadable = new ArrayList<>();
        JsonNode results = Fields.array(page, "results");
        for (JsonNode user : results) {
            try {
                users.add(account(user, at));
            } catch (GoToException _) {
                unreadable.add(new GoTo.Unreadable(Fields.keyIfReadable(user, "key")));
            }
        }
        Optional<Integer> total = Fields.count(page, "total");
        if (total.isEmpty() && !results.isEmpty()) {
            throw unreadable();
        }
        return new GoTo.Page(users, unreadable, total.orElse(0));
    }

    /** Users that were looked for; whoever cannot be read may be the one. */
    static List<KnownAccount> matches(JsonNode page, Instant at) {
        GoTo.Page read = page(page, at);
        if (!read.unreadable().isEmpty()) {
            throw unreadable();
        }
        return read.users();
    }

    /** A user, if the answer describes one. */
    static Optional<KnownAccount> accountIfTold(JsonNode answer, Instant at) {
        return answer.hasNonNull("key") ? Optional.of(account(answer, at)) : Optional.empty();
    }

    static KnownAccount account(JsonNode user, Instant at) {
        return new KnownAccount(
                Fields.requiredKey(user, "key"),
                Fields.text(user, "email").orElse(""),
                attributes(user),
                status(user),
                Fields.keys(user, "licenseKeys"),
                Fields.texts(user, "products"),
                Fields.texts(user, "adminRoles"),
                Fields.key(user, "groupKey"),
                UserTraits.customRoles(user),
                UserTraits.readOnly(user),
                at);
    }

    /**
     * Users to create.
     *
     * @param specs with the same grants
     */
    static Map<String, Object> creation(List<AccountSpec> specs, boolean welcomeMail) {
        Grants grants = Grants.of(specs.getFirst());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("users", specs.stream().map(AdminJson::user).toList());
        body.put("licenseKeys", grants.licences());
        body.put("adminRoles", grants.adminRoles());
        grants.group().ifPresent(key -> body.put("groupKey", key));
        body.put("suppressEmail", !welcomeMail);
        return body;
    }

    /** What an answer says of created users; throws when it says nothing. */
    static List<CreationEntry> entries(JsonNode answer) {
        if (!answer.isArray() || answer.isEmpty()) {
            throw unreadable();
        }
        List<CreationEntry> entries = new ArrayList<>();
        answer.forEach(
                entry ->
                        entries.add(
                                new CreationEntry(
                                        Fields.text(entry, "email"), Fields.key(entry, "key"))));
        return entries;
    }

    private static Map<String, Object> user(AccountSpec spec) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("email", spec.email());
        user.putAll(spec.attributes());
        return user;
    }

    static Map<String, Object> update(Patch patch) {
        Map<String, Object> body = new LinkedHashMap<>();
        patch.email().ifPresent(email -> body.put("email", email));
        body.putAll(patch.attributes());
        patch.licences().ifPresent(keys -> body.put("licenseKeys", keys));
        patch.adminRoles().ifPresent(roles -> body.put("adminRoles", roles));
        return body;
    }

    /**
     * What a {@code Retry-After} asks for: seconds, or until a date. However much it is, it is
     * looked again after an hour.
     */
    static Optional<Duration> retryAfter(String value, Instant now) {
        if (value.matches("[0-9]{1,9}")) {
            return Optional.of(atMost(Duration.ofSeconds(Long.parseLong(value))));
        }
        try {
            Duration wait =
                    Duration.between(
                            now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? Optional.empty() : Optional.of(atMost(wait));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Duration atMost(Duration rest) {
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    private static SortedMap<String, String> attributes(JsonNode user) {
        SortedMap<String, String> attributes = new TreeMap<>();
        ATTRIBUTES.forEach(
                name -> Fields.text(user, name).ifPresent(value -> attributes.put(name, value)));
        return attributes;
    }

    private static KnownAccount.Status status(JsonNode user) {
        String name = Fields.text(user, "status").orElse("");
        return Arrays.stream(KnownAccount.Status.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElse(KnownAccount.Status.UNKNOWN);
    }

    private static Optional<String> incident(JsonNode body, String name) {
        JsonNode value = body.path(name);
        return Optional.of(value.isValueNode() ? value.asString("") : "")
                .filter(text -> INCIDENT.matcher(text).matches());
    }

    private static void add(List<String> codes, JsonNode code) {
        if (code.isString()) {
            codes.add(code.asString());
        }
    }
}
