package dev.usher.simulator.gotomeeting.adapter.http;

import dev.usher.simulator.gotomeeting.domain.GroupKey;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import java.util.function.Function;

/** Keys as they come in: text that need not be a key at all. */
final class Keys {

    private Keys() {}

    /** The user's key; GoTo is known to answer 502, not 404, when it is not a number. */
    static UserKey user(String text) {
        return read(text, UserKey::new, "bad.gateway", 502);
    }

    static LicenseKey license(String text, String code, int status) {
        return read(text, LicenseKey::new, code, status);
    }

    static GroupKey group(String text, String code, int status) {
        return read(text, GroupKey::new, code, status);
    }

    private static <K> K read(String text, Function<String, K> key, String code, int status) {
        try {
            return key.apply(text);
        } catch (IllegalArgumentException _) {
            throw new BadRequest(status, code, text);
        }
    }
}
