package dev.usher.simulator.gotomeeting.adapter.admin;

import dev.usher.simulator.gotomeeting.adapter.http.BadRequest;
import dev.usher.simulator.gotomeeting.domain.GroupKey;
import dev.usher.simulator.gotomeeting.domain.LicenseKey;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.options.Switch;
import java.math.BigInteger;
import java.util.function.Function;

/** Keys as they come in, text that need not be a key at all, and as they go out. */
final class Keys {

    private Keys() {}

    /** The user's key; GoTo is known to answer 502, not 404, when it is not a number. */
    static UserKey user(String text, Behaviour behaviour) {
        return switch (behaviour.number(Switch.MALFORMED_KEY)) {
            case 404 -> read(text, UserKey::new, "user.not.found", 404);
            case 400 -> read(text, UserKey::new, "user.key.invalid", 400);
            default -> read(text, UserKey::new, "bad.gateway", 502);
        };
    }

    static LicenseKey license(String text, String code, int status) {
        return read(text, LicenseKey::new, code, status);
    }

    static GroupKey group(String text, String code, int status) {
        return read(text, GroupKey::new, code, status);
    }

    /** A key as an answer shows it: text, or a number that need not fit 64 bits. */
    static Object shown(String key, Behaviour behaviour) {
        return behaviour.is(Switch.KEYS, "number") ? new BigInteger(key) : key;
    }

    private static <K> K read(String text, Function<String, K> key, String code, int status) {
        try {
            return key.apply(text);
        } catch (IllegalArgumentException _) {
            throw new BadRequest(status, code, text);
        }
    }
}
