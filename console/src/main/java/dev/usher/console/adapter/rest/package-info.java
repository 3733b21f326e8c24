/** The API: the log, the settings, and a cycle on demand; all of it with the bearer token. */
@NullMarked
package dev.usher.console.adapter.rest;

import org.jspecify.annotations.NullMarked;
