/** What people are told, when, in which message, and how often each is tried. */
@NullMarked
package dev.usher.notifier.domain;

import org.jspecify.annotations.NullMarked;
