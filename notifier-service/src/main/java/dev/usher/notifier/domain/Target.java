package dev.usher.notifier.domain;

import dev.usher.policy.Email;

/** Where a message goes. */
public sealed interface Target {

    /** As text, by which it is told from others. */
    String address();

    /** A person or a distribution list. */
    record Mailbox(String address) implements Target {
        public Mailbox {
            if (!Email.isValid(address)) {
                throw new IllegalArgumentException("Not a mail address");
            }
        }
    }

    /** A webhook, by the name that settings give it. */
    record Webhook(String name) implements Target {
        @Override
        public String address() {
            return name;
        }
    }
}
