/**
 * The directory of people, groups and role assignments, and the door through which they come in.
 */
@NullMarked
package dev.usher.assignment;

import org.jspecify.annotations.NullMarked;
