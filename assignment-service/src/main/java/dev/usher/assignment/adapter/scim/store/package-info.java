/** What SCIM clients said, in PostgreSQL; filters become SQL. */
@NullMarked
package dev.usher.assignment.adapter.scim.store;

import org.jspecify.annotations.NullMarked;
