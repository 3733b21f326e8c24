package dev.usher.assignment.domain;

import java.util.UUID;

/** Who a role can be assigned to, by id; written {@code user/ID} or {@code group/ID}. */
public sealed interface Principal {

    /** A person, by the id minted here. */
    record User(UUID id) implements Principal {
        @Override
        public String toString() {
            return "user/" + id;
        }
    }

    /** A group, by its own id. */
    record Group(String id) implements Principal {
        @Override
        public String toString() {
            return "group/" + id;
        }
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException when it is neither a user nor a group
     */
    static Principal parse(String text) {
        if (text.startsWith("user/")) {
            return new User(UUID.fromString(text.substring(5)));
        }
        if (text.startsWith("group/")) {
            return new Group(text.substring(6));
        }
        throw new IllegalArgumentException("Neither user nor group: " + text);
    }
}
