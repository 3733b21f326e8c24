/** The services as their users see them: the APIs of assignment-service and console. */
@NullMarked
package dev.usher.local.client;

import org.jspecify.annotations.NullMarked;
