/** The one use case, applying changes, and what it needs from outside. */
@NullMarked
package dev.usher.assignment.application;

import org.jspecify.annotations.NullMarked;
