/** How fast the connector is, how many calls it needs, and what it does when GoTo fails. */
@NullMarked
package dev.usher.benchmarks.connector;

import org.jspecify.annotations.NullMarked;
