/** How statements go to PostgreSQL. */
@NullMarked
package dev.usher.assignment.sql;

import org.jspecify.annotations.NullMarked;
