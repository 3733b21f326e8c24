package dev.usher.gotomeeting.adapter.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.gotomeeting.application.GoTo;
import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.domain.CreationEntry;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.Licence;
import dev.usher.gotomeeting.domain.Patch;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.policy.AccountSpec;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The users of one GoTo account, by the Admin API. */
final class AccountCalls implements GoTo.Account {

    private final Caller caller;
    private final InstantSource clock;
    private final String base;
    private final Lane lane;
    private final boolean throughOrganizers;

    /**
     * @param base path of the account
     * @param lane whose calls go first when several wait
     * @param throughOrganizers whether access is given and taken by product
     */
    AccountCalls(
            Caller caller, InstantSource clock, String base, Lane lane, boolean throughOrganizers) {
        this.caller = caller;
        this.clock = clock;
        this.base = base;
        this.lane = lane;
        this.throughOrganizers = throughOrganizers;
    }

    @Override
    public List<Licence> licences() {
        return AdminJson.licences(
                get(Operation.LIST_LICENCES, base + "/licenses?pageSize=200&offset=0"));
    }

    @Override
    public GoTo.Page users(int offset, int size) {
        Instant at = clock.instant();
        return AdminJson.page(
                get(Operation.LIST_USERS, base + "/users?pageSize=" + size + "&offset=" + offset),
                at);
    }

    @Override
    public Optional<KnownAccount> user(String key) {
        Instant at = clock.instant();
        try {
            KnownAccount user = AdminJson.account(get(Operation.GET_USER, user(base, key)), at);
            if (!user.key().equals(key)) {
                throw AdminJson.unreadable();
            }
            return Optional.of(user);
        } catch (GoToException e) {
            return emptyWhenNotFound(e);
        }
    }

    @Override
    public Optional<KnownAccount> userByEmail(String email) {
        Instant at = clock.instant();
        try {
            return AdminJson.matches(
                            get(Operation.FIND_USER, base + "/users?filter=" + filter(email)), at)
                    .stream()
                    .filter(user -> user.email().equalsIgnoreCase(email))
                    .findFirst();
        } catch (GoToException e) {
            return emptyWhenNotFound(e);
        }
    }

    @Override
    public List<CreationEntry> create(List<AccountSpec> specs, boolean welcomeMail) {
        return AdminJson.entries(
                call(
                        Operation.CREATE_USERS,
                        "POST",
                        base + "/users?allOrNothing=false",
                        Optional.of(AdminJson.creation(specs, welcomeMail))));
    }

    @Override
    public Optional<KnownAccount> update(String key, Patch patch) {
        JsonNode answer =
                call(
                        Operation.UPDATE_USER,
                        "PUT",
                        user(base, key),
                        Optional.of(AdminJson.update(patch)));
        return AdminJson.accountIfTold(answer, clock.instant());
    }

    @Override
    public void moveToGroup(String key, String group) {
        call(
                Operation.MOVE_TO_GROUP,
                "PUT",
                base + "/groups/" + key(group) + "/users/" + key(key),
                Optional.empty());
    }

    @Override
    public void leaveGroup(String key) {
        call(Operation.LEAVE_GROUP, "DELETE", user(base, key) + "/groups", Optional.empty());
    }

    private JsonNode get(Operation operation, String path) {
        return caller.get(lane, operation, path);
    }

    private JsonNode call(
            Operation operation, String method, String path, Optional<Map<String, Object>> body) {
        return caller.call(lane, operation, caller.request(method, path, body));
    }

    @Override
    public void giveLicence(String key, String licence, boolean mail) {
        call(Operation.GIVE_LICENCE, "POST", licence(key, licence, mail), Optional.empty());
    }

    @Override
    public void takeLicence(String key, String licence, boolean mail) {
        call(Operation.TAKE_LICENCE, "DELETE", licence(key, licence, mail), Optional.empty());
    }

    private String licence(String key, String licence, boolean mail) {
        return base
                + "/licenses/"
                + key(licence)
                + "/users/"
                + key(key)
                + "?suppressEmail="
                + !mail;
    }

    @Override
    public void giveCustomRole(String email, String role) {
        call(
                Operation.GIVE_CUSTOM_ROLE,
                "PUT",
                base + "/rolesets/" + id(role) + "/users?filter=" + filter(email),
                Optional.empty());
    }

    @Override
    public void takeCustomRoles(String email) {
        call(
                Operation.TAKE_CUSTOM_ROLES,
                "DELETE",
                base + "/users/rolesets?filter=" + filter(email),
                Optional.empty());
    }

    @Override
    public void delete(String key) {
        call(Operation.DELETE_USER, "DELETE", user(base, key), Optional.empty());
    }

    @Override
    public Optional<GoTo.Organizers> organizers() {
        return throughOrganizers ? Optional.of(new OrganizerCalls(caller, lane)) : Optional.empty();
    }

    private static String filter(String email) {
        String quoted = email.replace("\\", "\\\\").replace("\"", "\\\"");
        return segment("email eq \"" + quoted + "\"");
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static String user(String base, String key) {
        return base + "/users/" + key(key);
    }

    /** The key, sure to be harmless in a path. */
    static String key(String key) {
        if (!Fields.isKey(key)) {
            throw new GoToException(Failure.Permanent.of(Reason.MALFORMED_KEY));
        }
        return key;
    }

    private static String id(String id) {
        if (!Fields.isId(id)) {
            throw new GoToException(Failure.Permanent.of(Reason.MALFORMED_KEY));
        }
        return id;
    }

    private static Optional<KnownAccount> emptyWhenNotFound(GoToException e) {
        if (e.failure() instanceof Failure.Permanent refused
                && refused.httpStatus().filter(status -> status == 404).isPresent()) {
            return Optional.empty();
        }
        throw e;
    }
}
