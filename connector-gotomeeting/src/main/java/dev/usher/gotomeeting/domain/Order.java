package dev.usher.gotomeeting.domain;

import dev.usher.policy.AccountSpec;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/**
 * One change to make at GoTo for one user.
 *
 * @param userName sign-in name at the source, for people
 * @param displayName name of the user, for people
 * @param accountKey the account to change; empty for a creation
 * @param desired the whole account as it should be afterwards
 * @param changes what differs; only these are written
 * @param settingsVersion version of the settings it was decided by
 * @param validUntil not begun by then, it is answered without a call
 * @param supersedes an order of the same user that this one takes the place of
 */
public record Order(
        String application,
        UUID id,
        UUID userId,
        String userName,
        String displayName,
        Kind kind,
        Optional<String> accountKey,
        AccountSpec desired,
        List<Change> changes,
        long settingsVersion,
        Instant validUntil,
        Optional<UUID> supersedes) {

    /** What to do; UNKNOWN stands for something that this build is too old to know. */
    public enum Kind {
        CREATE,
        UPDATE,
        ENABLE,
        DISABLE,
        DELETE,
        /** Nothing: the order it supersedes is not wanted any more. */
        CANCEL,
        UNKNOWN
    }

    public Order {
        changes = List.copyOf(changes);
    }

    /** An order that takes no other's place. */
    public Order(
            String application,
            UUID id,
            UUID userId,
            String userName,
            String displayName,
            Kind kind,
            Optional<String> accountKey,
            AccountSpec desired,
            List<Change> changes,
            long settingsVersion,
            Instant validUntil) {
        this(
                application,
                id,
                userId,
                userName,
                displayName,
                kind,
                accountKey,
                desired,
                changes,
                settingsVersion,
                validUntil,
                Optional.empty());
    }

    public boolean changes(String attribute) {
        return changes.stream().anyMatch(change -> change.attribute().equals(attribute));
    }

    /** Whether it is about licences, roles or group. */
    public boolean changesHoldings() {
        return changes.stream().anyMatch(change -> KnownAccount.isHolding(change.attribute()));
    }

    /** Whether a super admin is none any more when this is done. */
    public boolean demotesSuperAdmin() {
        return kind == Kind.DELETE
                || removed(Change.ADMIN_ROLES).contains(KnownAccount.SUPER_ADMIN);
    }

    /** What the order gives of a list, such as licences. */
    public NavigableSet<String> added(String attribute) {
        return difference(attribute, Change::added);
    }

    /** What the order takes of a list. */
    public NavigableSet<String> removed(String attribute) {
        return difference(attribute, Change::removed);
    }

    /** A list as the order makes it; empty when it makes it no different. */
    public Optional<NavigableSet<String>> changed(String attribute, NavigableSet<String> now) {
        NavigableSet<String> then = new TreeSet<>(now);
        then.removeAll(removed(attribute));
        then.addAll(added(attribute));
        return then.equals(now) ? Optional.empty() : Optional.of(then);
    }

    /** Licences that take a seat more when this is done. */
    public NavigableSet<String> seatsTaken() {
        return kind == Kind.CREATE ? new TreeSet<>(desired.licences()) : added(Change.LICENCES);
    }

    /** Licences that have a seat more to give when this is done. */
    public NavigableSet<String> seatsFreed() {
        return kind == Kind.CREATE ? new TreeSet<>() : removed(Change.LICENCES);
    }

    /** Keys that it gives of which one is not known, if that is what a failure says. */
    public List<String> concernedBy(Reason reason) {
        return switch (reason) {
            case LICENCE_NOT_FOUND -> given(Change.LICENCES, desired.licences());
            case GROUP_NOT_FOUND -> given(Change.GROUP, desired.group().stream().toList());
            case CUSTOM_ROLE_NOT_FOUND -> given(Change.CUSTOM_ROLES, desired.customRoles());
            default -> List.of();
        };
    }

    /** What it gives that was not there; when that is nothing, all that is to be there. */
    private List<String> given(String attribute, Collection<String> all) {
        NavigableSet<String> added = added(attribute);
        return List.copyOf(added.isEmpty() ? all : added);
    }

    private NavigableSet<String> difference(
            String attribute, Function<Change, NavigableSet<String>> side) {
        NavigableSet<String> values = new TreeSet<>();
        changes.stream()
                .filter(change -> change.attribute().equals(attribute))
                .forEach(change -> values.addAll(side.apply(change)));
        return values;
    }
}
