package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.KnownAccount;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * What is kept in mind of an account.
 *
 * @param email as GoTo has it; empty when nothing is kept in mind but that it exists
 */
record Outline(String email, Holdings holdings) {

    /** What many accounts have in common, so that it is kept once. */
    record Holdings(
            NavigableSet<String> licences,
            NavigableSet<String> adminRoles,
            Optional<String> group) {

        static Holdings of(KnownAccount account) {
            return new Holdings(account.licences(), account.adminRoles(), account.group());
        }

        boolean superAdmin() {
            return adminRoles.contains(KnownAccount.SUPER_ADMIN);
        }
    }

    NavigableSet<String> licences() {
        return holdings.licences();
    }

    NavigableSet<String> adminRoles() {
        return holdings.adminRoles();
    }

    Optional<String> group() {
        return holdings.group();
    }
}
