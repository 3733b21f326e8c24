package dev.usher.gotomeeting.domain;

import dev.usher.policy.AccountSpec;
import java.util.NavigableSet;
import java.util.Optional;

/** What users get who are created by the same call. */
public record Grants(
        NavigableSet<String> licences, NavigableSet<String> adminRoles, Optional<String> group) {

    public static Grants of(AccountSpec spec) {
        return new Grants(spec.licences(), spec.adminRoles(), spec.group());
    }
}
