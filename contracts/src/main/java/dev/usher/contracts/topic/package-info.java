/**
 * The topics the services meet in: their names, keys, retention, readers, and where a record is
 * placed.
 */
@NullMarked
package dev.usher.contracts.topic;

import org.jspecify.annotations.NullMarked;
