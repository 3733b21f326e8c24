/**
 * The system on one machine: broker, database, mailbox, stand-in for GoTo, and the services as
 * processes of their own.
 */
@NullMarked
package dev.usher.local.machine;

import org.jspecify.annotations.NullMarked;
