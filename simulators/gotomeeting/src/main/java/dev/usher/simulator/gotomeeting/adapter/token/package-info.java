/** Signing in: tokens, and the page that gives codes for them. */
@NullMarked
package dev.usher.simulator.gotomeeting.adapter.token;

import org.jspecify.annotations.NullMarked;
