/** Renders mails and hands them to an SMTP server. */
@NullMarked
package dev.usher.notifier.adapter.mail;

import org.jspecify.annotations.NullMarked;
