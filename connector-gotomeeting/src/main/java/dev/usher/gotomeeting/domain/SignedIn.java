package dev.usher.gotomeeting.domain;

import java.util.Map;
import java.util.Set;

/**
 * Who the connector is at GoTo.
 *
 * @param rights admin roles by the key of the GoTo account they hold in
 */
public record SignedIn(String key, String email, Map<String, Set<String>> rights) {

    private static final Set<String> ALL = Set.of("SUPER_USER");
    private static final Set<String> ENOUGH = Set.of("MANAGE_USERS", "MANAGE_SEATS");

    public SignedIn {
        rights = Map.copyOf(rights);
    }

    /** Whether users and seats of that GoTo account may be managed. */
    public boolean mayManage(String goToAccountKey) {
        Set<String> held = rights.getOrDefault(goToAccountKey, Set.of());
        return held.containsAll(ALL) || held.containsAll(ENOUGH);
    }
}
