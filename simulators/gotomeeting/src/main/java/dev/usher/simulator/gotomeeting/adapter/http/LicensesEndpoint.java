package dev.usher.simulator.gotomeeting.adapter.http;

import dev.usher.simulator.gotomeeting.domain.Answer;
import dev.usher.simulator.gotomeeting.domain.GoToAccount;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.LicenseUse;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lists licences, gives them to users and takes them away. */
final class LicensesEndpoint {

    private final GoToAccount account;
    private final Refusals refusals;

    LicensesEndpoint(GoToAccount account, Refusals refusals) {
        this.account = account;
        this.refusals = refusals;
    }

    Reply list(ApiCall call) {
        return Paging.page(account.licenses(), call.query(), LicensesEndpoint::json);
    }

    Reply give(ApiCall call) {
        UserKey user = Keys.user(call.variable("user"));
        return answer(user, account.give(license(call), user));
    }

    Reply take(ApiCall call) {
        UserKey user = Keys.user(call.variable("user"));
        return answer(user, account.take(license(call), user));
    }

    private Reply answer(UserKey user, Answer<GoToUser> answer) {
        return refusals.answer(answer, _ -> Reply.noContent())
                .touching(UserJson.touched(user, answer));
    }

    private static LicenseKey license(ApiCall call) {
        return Keys.license(call.variable("license"), "license.not.found", 404);
    }

    private static Map<String, Object> json(LicenseUse use) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", use.license().key().value());
        json.put("description", use.license().description());
        json.put("enabled", true);
        json.put("seats", use.license().seats());
        json.put("userCount", use.holders().size());
        if (!use.holders().isEmpty()) {
            json.put("userKeys", use.holders().stream().map(UserKey::value).toList());
        }
        json.put("products", use.license().products());
        return json;
    }
}
