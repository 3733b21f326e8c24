/** What may be said about people, groups and assignments, and what follows from it: no I/O. */
@NullMarked
package dev.usher.assignment.domain;

import org.jspecify.annotations.NullMarked;
