/** PostgreSQL: the directory and the outbox. */
@NullMarked
package dev.usher.assignment.adapter.store;

import org.jspecify.annotations.NullMarked;
