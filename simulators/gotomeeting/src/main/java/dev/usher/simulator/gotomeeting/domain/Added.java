package dev.usher.simulator.gotomeeting.domain;

import org.jspecify.annotations.Nullable;

/**
 * What became of one of several people to add.
 *
 * @param key of the new user, or of the one who has the address already if that is told
 * @param fresh whether somebody was added
 */
public record Added(String email, @Nullable UserKey key, boolean fresh) {}
