/** Wiring and settings of the service. */
@NullMarked
package dev.usher.assignment.config;

import org.jspecify.annotations.NullMarked;
