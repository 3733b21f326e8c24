package dev.usher.policy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;

/** What some role of the catalogue gives: what is Usher's to give and take in an account. */
public record Managed(
        Set<String> licences, Set<String> adminRoles, Set<String> groups, Set<String> customRoles) {

    static Managed by(List<Settings.Role> catalogue) {
        return new Managed(
                catalogue.stream().flatMap(r -> r.licences().stream()).collect(toUnmodifiableSet()),
                catalogue.stream()
                        .flatMap(r -> r.adminRoles().stream())
                        .collect(toUnmodifiableSet()),
                catalogue.stream().flatMap(r -> r.group().stream()).collect(toUnmodifiableSet()),
                catalogue.stream()
                        .flatMap(r -> r.customRoles().stream())
                        .collect(toUnmodifiableSet()));
    }
}
