package dev.usher.simulator.gotomeeting.adapter.server;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Whether a call asks GoTo to send no mail: a member of the body, or a parameter of the query. */
final class MailSuppression {

    private static final String NAME = "suppressEmail";
    private static final JsonMapper JSON = JsonMapper.shared();

    private MailSuppression() {}

    static boolean asked(ApiCall call) {
        return call.query().flag(NAME, false) || inBody(call.body());
    }

    private static boolean inBody(String body) {
        try {
            return Optional.ofNullable(JSON.readTree(body).get(NAME))
                    .filter(node -> node.asBoolean(false))
                    .isPresent();
        } catch (JacksonException _) {
            return false;
        }
    }
}
