/** What is known of one user, and the pure function that decides what to do about it. */
@NullMarked
package dev.usher.diff.domain;

import org.jspecify.annotations.NullMarked;
