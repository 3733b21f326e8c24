/** The log, the users and the settings in PostgreSQL. */
@NullMarked
package dev.usher.console.adapter.store;

import org.jspecify.annotations.NullMarked;
