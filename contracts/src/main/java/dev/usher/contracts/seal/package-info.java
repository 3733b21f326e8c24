/** Secrets on topics: sealed by anyone with a public key, opened by its owner alone. */
@NullMarked
package dev.usher.contracts.seal;

import org.jspecify.annotations.NullMarked;
