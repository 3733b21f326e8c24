/**
 * The use cases: publishing settings, recording what happened, asking for a cycle; and their ports.
 */
@NullMarked
package dev.usher.console.application;

import org.jspecify.annotations.NullMarked;
