/** What goes into which mail, when it is due, how often it is tried, and what it says. */
@NullMarked
package dev.usher.notifier.domain;

import org.jspecify.annotations.NullMarked;
