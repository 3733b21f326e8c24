package dev.usher.simulator.gotomeeting.adapter.admin;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.domain.Answer;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.LicenseUse;
import dev.usher.simulator.gotomeeting.domain.Licenses;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.options.Switch;
import dev.usher.simulator.gotomeeting.scene.Scene;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Lists licences, gives them to users and takes them away. */
final class LicensesEndpoint {

    private final Licenses licenses;
    private final Supplier<Behaviour> behaviour;
    private final Paging paging;
    private final Refusals refusals;

    LicensesEndpoint(Scene scene) {
        this.licenses = scene.account().licenses();
        this.behaviour = scene.switches();
        this.paging = new Paging(behaviour);
        this.refusals = new Refusals(behaviour);
    }

    Reply list(ApiCall call) {
        return paging.page(licenses.all(), call.query(), this::json);
    }

    Reply give(ApiCall call) {
        if (behaviour.get().is(Switch.GIVE_LICENSE, "absent")) {
            return Reply.error(404, "not.found", call.path());
        }
        UserKey user = Keys.user(call.variable("user"), behaviour.get());
        return answer(user, licenses.give(license(call), user));
    }

    Reply take(ApiCall call) {
        UserKey user = Keys.user(call.variable("user"), behaviour.get());
        return answer(user, licenses.take(license(call), user));
    }

    private Reply answer(UserKey user, Answer<GoToUser> answer) {
        return refusals.answer(
                        answer,
                        _ -> Reply.text(behaviour.get().number(Switch.LICENSE_STATUS), "", ""))
                .touching(UserJson.touched(user, answer));
    }

    private static LicenseKey license(ApiCall call) {
        return Keys.license(call.variable("license"), "license.not.found", 404);
    }

    private Map<String, Object> json(LicenseUse use) {
        Behaviour now = behaviour.get();
        boolean all = now.is(Switch.INVITED_IN_USER_COUNT, "on");
        List<String> users = use.holders().stream().map(UserKey::value).toList();
        List<String> invited = use.invited().stream().map(UserKey::value).toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", Keys.shown(use.license().key().value(), now));
        json.put("description", use.license().description());
        json.put("enabled", true);
        json.put("type", "NAMED");
        json.put("channel", "DIRECT");
        json.put("seats", use.license().seats());
        json.put("userCount", all ? users.size() : users.size() - invited.size());
        json.put("deviceCount", 0);
        if (now.is(Switch.EMPTY_IN_LICENSES, "present")) {
            json.put("concurrentLicenseKey", Keys.shown("0", now));
            json.put("userKeys", users);
            json.put("invitedUserKeys", invited);
            json.put("deviceKeys", List.of());
            json.put("childLicenseKeys", List.of());
        } else {
            putUnlessEmpty(json, "userKeys", users);
            putUnlessEmpty(json, "invitedUserKeys", invited);
        }
        json.put("products", use.license().products());
        json.put("entitlements", Map.of());
        json.put("devicesOnly", false);
        json.put("devicesAllowed", false);
        json.put("externallyManaged", false);
        return json;
    }

    private static void putUnlessEmpty(Map<String, Object> json, String name, List<String> values) {
        if (!values.isEmpty()) {
            json.put(name, values);
        }
    }
}
