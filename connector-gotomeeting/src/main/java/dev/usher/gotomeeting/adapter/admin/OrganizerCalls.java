package dev.usher.gotomeeting.adapter.admin;

import dev.usher.gotomeeting.application.GoTo;
import dev.usher.gotomeeting.domain.Lane;
import java.util.Map;
import java.util.Optional;

/** Access by product. A suspended organizer is enabled by a product, never by a status. */
final class OrganizerCalls implements GoTo.Organizers {

    private final Caller caller;
    private final Lane lane;

    OrganizerCalls(Caller caller, Lane lane) {
        this.caller = caller;
        this.lane = lane;
    }

    @Override
    public void suspend(String key) {
        put(Operation.SUSPEND_ORGANIZER, key, Map.of("status", "suspended"));
    }

    @Override
    public void give(String key, String product) {
        put(Operation.GIVE_PRODUCT, key, Map.of("productType", product));
    }

    private void put(Operation operation, String key, Map<String, Object> body) {
        caller.call(
                lane,
                operation,
                caller.request(
                        "PUT", "/G2M/rest/organizers/" + AccountCalls.key(key), Optional.of(body)));
    }
}
