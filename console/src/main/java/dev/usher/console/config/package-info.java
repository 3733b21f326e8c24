/** The wiring, and the properties. */
@NullMarked
package dev.usher.console.config;

import org.jspecify.annotations.NullMarked;
