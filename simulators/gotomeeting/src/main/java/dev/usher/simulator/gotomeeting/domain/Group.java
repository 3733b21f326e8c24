package dev.usher.simulator.gotomeeting.domain;

import org.jspecify.annotations.Nullable;

/**
 * A group of the account.
 *
 * @param parent the group it stands in; null at the top level
 */
public record Group(GroupKey key, String name, @Nullable GroupKey parent) {}
