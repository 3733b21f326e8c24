/** The service that tells people by mail who could not be provisioned, and what to do. */
@NullMarked
package dev.usher.notifier;

import org.jspecify.annotations.NullMarked;
