package dev.usher.simulator.gotomeeting.adapter.organizers;

import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.domain.GoToAccount;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.Group;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Organizers and errors as this API shows them: keys are numbers here. */
final class OrganizerJson {

    private static final int LARGEST_MEETING = 25;

    private OrganizerJson() {}

    static Map<String, Object> of(GoToUser user, GoToAccount account) {
        List<String> products = account.users().products(user);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("organizerKey", number(user.key()));
        json.put("email", user.email());
        json.put("firstName", user.profile().firstName());
        json.put("lastName", user.profile().lastName());
        List<Group> path = account.groups().pathOf(user);
        if (!path.isEmpty()) {
            json.put("groupId", new BigInteger(path.getLast().key().value()));
            json.put("groupName", path.getLast().name());
        }
        json.put("status", products.isEmpty() ? "suspended" : "active");
        json.put("products", products);
        json.put("maxNumAttendeesAllowed", LARGEST_MEETING);
        return json;
    }

    static Map<String, Object> added(UserKey key, String email) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", number(key));
        json.put("email", email);
        return json;
    }

    static Reply error(int status, String code, String message) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("int_err_code", code);
        json.put("msg", message);
        return Reply.json(status, json);
    }

    private static BigInteger number(UserKey key) {
        return new BigInteger(key.value());
    }
}
