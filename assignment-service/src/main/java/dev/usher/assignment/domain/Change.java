package dev.usher.assignment.domain;

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

    /**
     * A person exists and looks like this.
     *
     * @param attributes those that were named; an empty list takes the value away
     */
    record PutUser(
            @Nullable String externalId,
            String userName,
            Enabled enabled,
            SortedMap<String, List<String>> attributes)
            implements Change {
        public PutUser {
            attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        }
    }

    /** A person who is known looks like this now, whatever the names were before. */
    record ReviseUser(String user, PutUser said) implements Change {}

    /** A person is gone: for now, or for good. */
    record DeleteUser(String user, boolean forGood) implements Change {}

    /** A group exists; without an id it is a new one. */
    record PutGroup(@Nullable String id, String displayName) implements Change {}

    /** A group is gone, with its members' places and its roles. */
    record DeleteGroup(String group) implements Change {}

    /** A person belongs to a group. */
    record AddMember(String group, String user) implements Change {}

    /** A person no longer belongs to a group. */
    record RemoveMember(String group, String user) implements Change {}

    /** A role is assigned. */
    record Assign(String application, Named to, String role) implements Change {}

    /** A role is taken back. */
    record Unassign(String application, Named from, String role) implements Change {}

    /** A principal as the caller named it. */
    sealed interface Named {
        /** A user, by id, user name or external id. */
        record ByUser(String user) implements Named {}

        /** A group, by id. */
        record ByGroup(String group) implements Named {}
    }
}
