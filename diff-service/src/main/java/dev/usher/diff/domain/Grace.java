package dev.usher.diff.domain;

import java.time.Instant;

/**
 * A wait before something is taken away, which ends early when the user comes back. Kept when it is
 * over, until that is done or not to be done any more.
 *
 * @param deletion whether the account is deleted then; else access is taken away
 * @param lane of the change that began it
 */
public record Grace(Instant until, boolean deletion, Lane lane) {}
