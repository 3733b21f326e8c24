/**
 * The decisions that need no I/O and more than one service agrees on: settings, roles, mapping and
 * matching.
 */
@NullMarked
package dev.usher.policy;

import org.jspecify.annotations.NullMarked;
