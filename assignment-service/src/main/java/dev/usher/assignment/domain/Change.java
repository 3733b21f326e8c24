package dev.usher.assignment.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something said about people, groups or assignments. A user is named by a text that is the id
 * minted here, the user name or the external id.
 */
public sealed interface Change {

    /** Whether a person may sign in, as far as the source said. */
    enum Enabled {
        YES,
        NO,
        NOT_SAID
    }

    /** What must be the case for a person to be taken. */
    enum Expected {
        ANYTHING,
        /** The source must not have the person yet. */
        NEW,
        /** The person must exist. */
        KNOWN
    }

    /**
     * A person exists and looks like this.
     *
     * @param user who is meant, by any name; null: whoever has the external id, else the user name
     * @param attributes those that were named; an empty list takes the value away
     * @param whole whether this is all there is: attributes not named are taken away
     */
    record PutUser(
            @Nullable String user,
            @Nullable String externalId,
            String userName,
            Enabled enabled,
            SortedMap<String, List<String>> attributes,
            boolean whole,
            Expected expected)
            implements Change {
        public PutUser {
            attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        }

        /** A person who may be known or not, with some of the attributes. */
        public static PutUser some(
                @Nullable String externalId,
                String userName,
                Enabled enabled,
                SortedMap<String, List<String>> attributes) {
            return new PutUser(
                    null, externalId, userName, enabled, attributes, false, Expected.ANYTHING);
        }
    }

    /**
     * A person is gone: for now, or for good. While another source has them, just what this one
     * said of them is gone.
     */
    record DeleteUser(String user, boolean forGood) implements Change {}

    /** A group exists; without an id it is a new one. */
    record PutGroup(@Nullable String id, @Nullable String externalId, String displayName)
            implements Change {}

    /**
     * A group is gone, with its members' places and its roles. While another source has it, just
     * what this one said of it is gone.
     */
    record DeleteGroup(String group) implements Change {}

    /** A person or a group belongs to a group. */
    record AddMember(String group, Named member) implements Change {}

    /** A person or a group no longer belongs to a group. */
    record RemoveMember(String group, Named member) implements Change {}

    /**
     * A role is assigned.
     *
     * @param from when it begins; null: now
     * @param until when it ends by itself; null: never
     */
    record Assign(
            String application,
            Named to,
            String role,
            @Nullable Instant from,
            @Nullable Instant until)
            implements Change {}

    /** A role that the source assigned is taken back. */
    record Unassign(String application, Named from, String role) implements Change {}

    /** A principal as the caller named it. */
    sealed interface Named {
        /** A user, by id, user name or external id. */
        record ByUser(String user) implements Named {}

        /** A group, by id. */
        record ByGroup(String group) implements Named {}
    }
}
