package dev.usher.notifier.config;

import dev.usher.notifier.adapter.mail.SmtpPostman;
import dev.usher.notifier.adapter.webhook.WebhookPostman;
import dev.usher.notifier.application.Postman;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Target;
import java.util.Map;

/** Hands each message to the one that knows the way to its target. */
final class Routes implements Postman, AutoCloseable {

    private final SmtpPostman smtp;
    private final Map<String, WebhookPostman> webhooks;

    /**
     * @param webhooks by name; what is for any other is given up
     */
    Routes(SmtpPostman smtp, Map<String, WebhookPostman> webhooks) {
        this.smtp = smtp;
        this.webhooks = Map.copyOf(webhooks);
    }

    @Override
    public Outcome deliver(Notification message, Target to) {
        return switch (to) {
            case Target.Mailbox mailbox -> smtp.deliver(message, mailbox);
            case Target.Webhook(String name) -> {
                WebhookPostman webhook = webhooks.get(name);
                yield webhook == null
                        ? new Outcome.Refused("There is no " + name + " among notifier.webhooks")
                        : webhook.deliver(message);
            }
        };
    }

    @Override
    public void close() {
        webhooks.values().forEach(WebhookPostman::close);
    }
}
