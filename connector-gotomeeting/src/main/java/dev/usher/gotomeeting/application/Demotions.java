package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Order;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The accounts that may be no super admin any more when what is under way is done. Thread-safe. */
final class Demotions {

    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    void begun(Order order) {
        account(order).ifPresent(keys::add);
    }

    void ended(Order order) {
        account(order).ifPresent(keys::remove);
    }

    Set<String> keys() {
        return keys;
    }

    private static Optional<String> account(Order order) {
        return order.demotesSuperAdmin() ? order.accountKey() : Optional.empty();
    }
}
