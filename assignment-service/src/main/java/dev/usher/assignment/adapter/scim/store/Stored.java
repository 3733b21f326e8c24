package dev.usher.assignment.adapter.scim.store;

import dev.usher.assignment.adapter.scim.protocol.Document;
import java.time.Instant;
import java.util.List;

/**
 * A resource as it is kept.
 *
 * @param roles that a user was given by the push
 * @param version counts the changes, from 1
 */
public record Stored(
        String id,
        Document document,
        List<String> roles,
        long version,
        Instant createdAt,
        Instant modifiedAt) {

    public Stored {
        roles = List.copyOf(roles);
    }

    /** A page of resources. */
    public record Page(long total, List<Stored> resources) {
        public Page {
            resources = List.copyOf(resources);
        }
    }
}
