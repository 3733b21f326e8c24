/** What can be counted and watched. */
@NullMarked
package dev.usher.notifier.adapter.meters;

import org.jspecify.annotations.NullMarked;
