/** Carrying out orders and scanning accounts, and what that needs from outside. */
@NullMarked
package dev.usher.gotomeeting.application;

import org.jspecify.annotations.NullMarked;
