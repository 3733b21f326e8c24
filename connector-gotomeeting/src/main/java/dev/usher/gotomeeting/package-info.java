/** The service that carries out commands at GoTo and tells which accounts exist there. */
@NullMarked
package dev.usher.gotomeeting;

import org.jspecify.annotations.NullMarked;
