/** Plans mails for failures and sends those that are due, without losing or doubling one. */
@NullMarked
package dev.usher.notifier.application;

import org.jspecify.annotations.NullMarked;
