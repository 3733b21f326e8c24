package dev.usher.simulator.gotomeeting.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/** Who is in the account, and who was, in the order of arrival. */
final class Members {

    /** Where keys begin: beyond 2^53, and odd, so that a reader using doubles gets them wrong. */
    private static final long FIRST_KEY = 5_222_000_000_000_000_001L;

    private final SequencedMap<UserKey, GoToUser> users = new LinkedHashMap<>();
    private final Map<String, UserKey> keyByEmail = new HashMap<>();
    private final SequencedMap<String, GoToUser> deletedByEmail = new LinkedHashMap<>();
    private final List<UserKey> order = new ArrayList<>();
    private boolean orderStale;
    private long nextKey = FIRST_KEY;

    Collection<GoToUser> all() {
        return users.values();
    }

    Collection<GoToUser> deleted() {
        return deletedByEmail.values();
    }

    Optional<GoToUser> byKey(UserKey key) {
        return Optional.ofNullable(users.get(key));
    }

    Optional<GoToUser> byEmail(String email) {
        return Optional.ofNullable(keyByEmail.get(Profile.identity(email))).map(users::get);
    }

    Optional<GoToUser> deletedByEmail(String email) {
        return Optional.ofNullable(deletedByEmail.get(Profile.identity(email)));
    }

    /** A page of everyone; costs no more far down the list than at its head. */
    Page<GoToUser> page(int offset, int size) {
        if (orderStale) {
            order.clear();
            order.addAll(users.keySet());
            orderStale = false;
        }
        return Page.of(order, offset, size).map(key -> Objects.requireNonNull(users.get(key)));
    }

    /** A key never given before, the {@code ahead}-th after those in use. */
    UserKey nextKey(int ahead) {
        return new UserKey(Long.toString(nextKey + 2L * ahead));
    }

    void save(GoToUser user) {
        GoToUser before = users.put(user.key(), user);
        if (before == null) {
            order.add(user.key());
        } else {
            keyByEmail.remove(before.profile().identity());
        }
        keyByEmail.put(user.profile().identity(), user.key());
        deletedByEmail.computeIfPresent(
                user.profile().identity(),
                (_, deleted) -> deleted.key().equals(user.key()) ? null : deleted);
        nextKey = Math.max(nextKey, after(user.key()));
    }

    void delete(GoToUser user) {
        if (users.remove(user.key()) != null) {
            keyByEmail.remove(user.profile().identity());
            orderStale = true;
        }
        deletedByEmail.put(user.profile().identity(), user);
        nextKey = Math.max(nextKey, after(user.key()));
    }

    void clear() {
        users.clear();
        keyByEmail.clear();
        deletedByEmail.clear();
        order.clear();
        orderStale = false;
        nextKey = FIRST_KEY;
    }

    private static long after(UserKey key) {
        return Long.parseLong(key.value()) + 2;
    }
}
