package dev.usher.simulator.gotomeeting.adapter.admin;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.scene.Scene;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** Templates of mails: kept as long as the simulator runs, and used for nothing. */
final class MailTemplates {

    private static final long FIRST_KEY = 6_600_000_000_000_000_001L;

    private final List<Map<String, Object>> templates = new CopyOnWriteArrayList<>();
    private final Paging paging;

    MailTemplates(Scene scene) {
        this.paging = new Paging(scene.switches());
    }

    Reply list(ApiCall call) {
        return paging.page(templates, call.query(), it -> it);
    }

    /** Custom attributes, of which the account has none. */
    Reply none(ApiCall call) {
        return paging.page(List.<Map<String, Object>>of(), call.query(), it -> it);
    }

    /** Answers with the bare key, as adding a group does. */
    Reply add(ApiCall call) {
        BigInteger key = BigInteger.valueOf(FIRST_KEY + 2L * templates.size());
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("key", key.toString());
        for (String name : List.of("title", "subject", "text")) {
            template.put(
                    name, Objects.requireNonNullElse(UserRequests.text(call.json(), name), ""));
        }
        templates.add(template);
        return Reply.json(200, key);
    }
}
