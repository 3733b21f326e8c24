package dev.usher.simulator.gotomeeting.domain;

import org.jspecify.annotations.Nullable;

/**
 * What became of one of several people to add.
 *
 * @param key null when the e-mail address is in use and nobody was added
 */
public record Added(String email, @Nullable UserKey key) {}
