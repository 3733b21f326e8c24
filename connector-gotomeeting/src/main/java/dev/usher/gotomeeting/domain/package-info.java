/** Orders, accounts, seats and the rules about them, without any technology. */
@NullMarked
package dev.usher.gotomeeting.domain;

import org.jspecify.annotations.NullMarked;
