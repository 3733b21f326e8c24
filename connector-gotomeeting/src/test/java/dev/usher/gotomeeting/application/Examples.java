package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Change;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.policy.AccountSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** An order, and the account it is about. */
final class Examples {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private Examples() {}

    /** The creation of one of many users. */
    static Order creation(int number) {
        return new Order(
                "gotomeeting",
                new UUID(1, number),
                new UUID(2, number),
                "user" + number + "@example.com",
                "User " + number,
                Order.Kind.CREATE,
                Optional.empty(),
                AccountSpec.of(
                        "user" + number + "@example.com",
                        Map.of("firstName", "User", "lastName", Integer.toString(number)),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of()),
                List.of(),
                1,
                NOW.plusSeconds(900));
    }

    static Order order(Order.Kind kind, Optional<String> key, List<Change> changes) {
        return new Order(
                "gotomeeting",
                new UUID(1, 1),
                new UUID(2, 2),
                "ann@example.com",
                "Ann Lee",
                kind,
                key,
                AccountSpec.of(
                        "ann@example.com",
                        Map.of("firstName", "Ann", "lastName", "Lee"),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of()),
                changes,
                1,
                NOW.plusSeconds(900));
    }

    static KnownAccount account(String lastName) {
        return new KnownAccount(
                "7",
                "ann@example.com",
                new TreeMap<>(Map.of("firstName", "Ann", "lastName", lastName)),
                KnownAccount.Status.SUSPENDED,
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                Optional.empty(),
                new TreeSet<>(),
                new TreeSet<>(),
                NOW);
    }
}
