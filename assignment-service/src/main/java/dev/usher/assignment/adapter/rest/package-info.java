/** HTTP: single changes, reading, and bulk import. */
@NullMarked
package dev.usher.assignment.adapter.rest;

import org.jspecify.annotations.NullMarked;
