package dev.usher.assignment.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A user as an application gets to see them.
 *
 * @param revision counts what was said about this user and application, from 1
 * @param updatedAt when the change was made
 */
public record Entitlement(
        String application,
        Principal.User user,
        long revision,
        Content content,
        Extent extent,
        Instant updatedAt) {

    /** How much one transaction changed: one person, or many. */
    public enum Extent {
        SINGLE,
        BULK
    }

    /**
     * What is compared with what was said last.
     *
     * @param roles sorted; empty when no longer assigned
     */
    public record Content(
            @Nullable String externalId,
            String userName,
            UserState state,
            SortedMap<String, List<String>> attributes,
            List<EffectiveRole> roles) {
        public Content {
            attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
            roles = List.copyOf(roles);
        }

        /** Of a user with these roles; the sign-in name is an attribute as well. */
        public static Content of(Profile user, List<EffectiveRole> roles) {
            SortedMap<String, List<String>> attributes = new TreeMap<>(user.attributes());
            attributes.put("userPrincipalName", List.of(user.userName()));
            return new Content(user.externalId(), user.userName(), user.state(), attributes, roles);
        }
    }

    /** What was said last. */
    public record Said(long revision, Content content) {}

    /**
     * What has to be said now: nothing when nothing changed, and nothing about those who are not
     * and never were assigned.
     */
    public static Optional<Said> next(Optional<Said> last, Content now) {
        if (last.isEmpty()) {
            return now.roles().isEmpty() ? Optional.empty() : Optional.of(new Said(1, now));
        }
        return last.get().content().equals(now)
                ? Optional.empty()
                : Optional.of(new Said(last.get().revision() + 1, now));
    }

    /** What is said when everything is to be said again, changed or not. */
    public static Optional<Said> again(Optional<Said> last, Content now) {
        return last.isEmpty()
                ? next(last, now)
                : Optional.of(new Said(last.get().revision() + 1, now));
    }
}
