/** Settings of the process and how its parts are put together. */
@NullMarked
package dev.usher.gotomeeting.config;

import org.jspecify.annotations.NullMarked;
