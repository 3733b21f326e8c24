/** Settings as a record of the contracts, and back: the only place where policy knows the wire. */
@NullMarked
package dev.usher.policy.record;

import org.jspecify.annotations.NullMarked;
