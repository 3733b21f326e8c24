package dev.usher.simulator.gotomeeting.traffic;

import org.jspecify.annotations.Nullable;

/** A user whom a call was about, as far as the call or its answer named the key or the address. */
public record Touched(@Nullable String key, @Nullable String email) {}
