/** Wires the topology into Spring: settings, life cycle, health and meters. */
@NullMarked
package dev.usher.diff.config;

import org.jspecify.annotations.NullMarked;
