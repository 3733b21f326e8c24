package dev.usher.notifier.config;

import dev.usher.notifier.adapter.mail.SmtpPostman;
import dev.usher.notifier.adapter.webhook.WebhookPostman;
import dev.usher.notifier.application.Postman;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Target;
import java.util.Optional;

/** Hands each message to the one that knows the way to its target. */
final class Routes implements Postman, AutoCloseable {

    private final SmtpPostman smtp;
    private final Optional<WebhookPostman> webhook;

    /**
     * @param webhook empty: there is none, so what was planned for one is given up
     */
    Routes(SmtpPostman smtp, Optional<WebhookPostman> webhook) {
        this.smtp = smtp;
        this.webhook = webhook;
    }

    @Override
    public Outcome deliver(Notification message, Target to) {
        return switch (to) {
            case Target.Mailbox mailbox -> smtp.deliver(message, mailbox);
            case Target.Webhook _ ->
                    webhook.map(it -> it.deliver(message))
                            .orElseGet(() -> new Outcome.Refused("There is no webhook any more"));
        };
    }

    @Override
    public void close() {
        webhook.ifPresent(WebhookPostman::close);
    }
}
