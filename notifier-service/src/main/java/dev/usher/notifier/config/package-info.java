/** Puts the service together from its parts and its properties. */
@NullMarked
package dev.usher.notifier.config;

import org.jspecify.annotations.NullMarked;
