/** Reads failures and settings from Kafka, and keeps the ledger of mails there. */
@NullMarked
package dev.usher.notifier.adapter.kafka;

import org.jspecify.annotations.NullMarked;
