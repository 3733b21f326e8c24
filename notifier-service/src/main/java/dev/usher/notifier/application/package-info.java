/** Takes in what is heard, plans what is due and sends it, without losing or doubling anything. */
@NullMarked
package dev.usher.notifier.application;

import org.jspecify.annotations.NullMarked;
