package dev.usher.simulator.gotomeeting.options;

import dev.usher.simulator.gotomeeting.domain.AccountPolicy;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where every {@link Switch} stands.
 *
 * @param values what differs from the defaults
 */
public record Behaviour(Map<Switch, String> values) {

    /** All switches as documented. */
    public static final Behaviour DEFAULT = new Behaviour(Map.of());

    public Behaviour {
        values.forEach(Switch::require);
        EnumMap<Switch, String> copy = new EnumMap<>(Switch.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /**
     * This behaviour with one switch set.
     *
     * @throws IllegalArgumentException when the switch does not have that value
     */
    public Behaviour with(Switch one, String value) {
        EnumMap<Switch, String> more = new EnumMap<>(Switch.class);
        more.putAll(values);
        more.put(one, value);
        return new Behaviour(more);
    }

    public String get(Switch one) {
        return Optional.ofNullable(values.get(one)).orElse(one.standard());
    }

    public boolean is(Switch one, String value) {
        return get(one).equals(value);
    }

    /** The value of a switch that is a number. */
    public int number(Switch one) {
        return Integer.parseInt(get(one));
    }

    public Behaviour withRate(int perSecond) {
        return with(Switch.REQUESTS_PER_SECOND, Integer.toString(perSecond));
    }

    public Behaviour withRetryAfter(boolean send) {
        return with(Switch.RETRY_AFTER, send ? "seconds" : "none");
    }

    public Behaviour withRotation(boolean rotate) {
        return with(Switch.REFRESH_TOKENS, rotate ? "rotated" : "kept");
    }

    public Behaviour withScope(String granted) {
        return with(Switch.SCOPE, granted);
    }

    public Behaviour withCaseInFilters() {
        return with(Switch.FILTER_CASE, "kept");
    }

    public Behaviour withNoSeatAnswer(int status, String code) {
        return with(Switch.NO_SEAT_STATUS, Integer.toString(status))
                .with(Switch.NO_SEAT_CODE, code);
    }

    /** What of this the account's rules depend on. */
    public AccountPolicy policy() {
        return new AccountPolicy(
                conflict(Switch.CONFLICT_ALL_OR_NOTHING),
                conflict(Switch.CONFLICT_EACH),
                is(Switch.LICENSES_WHEN_ADDING, "given"),
                is(Switch.LICENSES_WHEN_UPDATING, "replaced"),
                is(Switch.LICENSE_OR_ROLE, "required"),
                is(Switch.FIELD_LIMITS, "refused"),
                is(Switch.DELETED_USERS, "sameKey"),
                is(Switch.FOREIGN_ADDRESS, "invited"),
                is(Switch.LOCKED_IDENTITY, "ignored"),
                is(Switch.LAST_SUPER_USER, "allowed"),
                is(Switch.SECOND_GROUP, "moves"),
                Duration.ofDays(number(Switch.INACTIVE_AFTER)),
                Duration.ofMillis(number(Switch.LIST_LAG)));
    }

    private AccountPolicy.Conflict conflict(Switch one) {
        return switch (get(one)) {
            case "withoutKey" -> AccountPolicy.Conflict.WITHOUT_KEY;
            case "withKey" -> AccountPolicy.Conflict.WITH_KEY;
            default -> AccountPolicy.Conflict.REFUSED;
        };
    }
}
