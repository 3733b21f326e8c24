/** Secrets: where they lie, and sealing them. */
@NullMarked
package dev.usher.console.adapter.secrets;

import org.jspecify.annotations.NullMarked;
