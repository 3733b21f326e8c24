package dev.usher.diff;

import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.EffectiveRole;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.diff.adapter.kafka.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A user of an application.
 *
 * @param change how changes of the user come
 */
record Someone(String application, UUID id, ChangeKind change) {

    RecordKey key() {
        return new RecordKey(application, id.toString());
    }

    Entitlement named(String surname) {
        Entitlement entitlement = Fixtures.entitlement(change);
        String address = "u" + id.getLeastSignificantBits() + "@example.com";
        entitlement.setUserId(id);
        entitlement.setUserName(address);
        entitlement.setAttributes(
                Map.of(
                        "mail", List.of(address),
                        "givenName", List.of("Ann"),
                        "surname", List.of(surname)));
        entitlement.setRoles(List.of(new EffectiveRole("User", List.of("user/" + id))));
        return entitlement;
    }

    /** Leaves together with others. */
    Entitlement leaving() {
        Entitlement entitlement = named("First");
        entitlement.setRoles(List.of());
        entitlement.setChange(ChangeKind.BULK);
        return entitlement;
    }
}
