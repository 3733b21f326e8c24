package dev.usher.simulator.gotomeeting.adapter.http;

import dev.usher.simulator.gotomeeting.traffic.Touched;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is answered, and what the journal should know about it.
 *
 * @param body sent as it is; empty for none
 * @param touched the users it was about
 * @param mails addresses that get a welcome mail
 */
public record Reply(
        int status,
        String contentType,
        String body,
        Map<String, String> headers,
        List<Touched> touched,
        List<String> mails) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public static Reply json(int status, Object value) {
        return new Reply(
                status,
                "application/json",
                JSON.writeValueAsString(value),
                Map.of(),
                List.of(),
                List.of());
    }

    public static Reply text(int status, String contentType, String body) {
        return new Reply(status, contentType, body, Map.of(), List.of(), List.of());
    }

    public static Reply noContent() {
        return text(204, "", "");
    }

    /** An error in the shape of the Admin API. */
    public static Reply error(int status, String code) {
        return json(status, error(Map.of("code", code)));
    }

    /** An error in the shape of the Admin API that names what was refused. */
    public static Reply error(int status, String code, String value) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("code", code);
        detail.put("value", value);
        return json(status, error(detail));
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, body, more, touched, mails);
    }

    public Reply touching(List<Touched> users) {
        return new Reply(status, contentType, body, headers, users, mails);
    }

    /** With welcome mails to these addresses. */
    public Reply mailing(List<String> addresses) {
        return new Reply(status, contentType, body, headers, touched, addresses);
    }

    private static Map<String, Object> error(Map<String, String> detail) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("incidentId", UUID.randomUUID().toString());
        error.put("errors", List.of(detail));
        return error;
    }
}
