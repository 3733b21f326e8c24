/** Posts messages to a webhook, for chat and incident tools. */
@NullMarked
package dev.usher.notifier.adapter.webhook;

import org.jspecify.annotations.NullMarked;
