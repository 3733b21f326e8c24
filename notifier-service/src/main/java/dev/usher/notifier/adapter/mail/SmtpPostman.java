package dev.usher.notifier.adapter.mail;

import dev.usher.notifier.application.Postman.Outcome;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.NotificationId;
import dev.usher.notifier.domain.Target;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Sends mails by SMTP, one to each recipient. All that identifies a mail comes from the message, so
 * that one that had to be sent again after a crash can be recognised as the same.
 */
public final class SmtpPostman {

    private final JavaMailSender server;
    private final InternetAddress from;
    private final Optional<InternetAddress> replyTo;
    private final MailRenderer renderer;

    /**
     * @param from address that mails come from, with or without a name
     * @param replyTo address that answers go to; empty: that which mails come from
     * @param consoleUrl where to see more
     * @param zone that times are told in
     * @throws IllegalArgumentException when the sender is no address
     */
    public SmtpPostman(
            JavaMailSender server,
            String from,
            Optional<String> replyTo,
            Optional<String> consoleUrl,
            ZoneId zone) {
        this.server = server;
        this.from = address("notifier.from", from);
        this.replyTo = replyTo.map(text -> address("notifier.reply-to", text));
        this.renderer = new MailRenderer(consoleUrl, zone);
    }

    /** Hands a mail to the mail server. */
    public Outcome deliver(Notification message, Target.Mailbox to) {
        try {
            server.send(mail(message, to));
            return new Outcome.Taken();
        } catch (MailException | MessagingException e) {
            return SmtpAnswer.of(e);
        }
    }

    private MimeMessage mail(Notification message, Target.Mailbox to) throws MessagingException {
        MailRenderer.Rendered rendered = renderer.render(message);
        MimeMessage mail = server.createMimeMessage();
        var helper = new MimeMessageHelper(mail, true, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        if (replyTo.isPresent()) {
            helper.setReplyTo(replyTo.get());
        }
        helper.setTo(new InternetAddress(to.address(), true));
        helper.setSubject(rendered.subject());
        helper.setText(rendered.text(), rendered.html());
        helper.setSentDate(Date.from(message.plannedAt()));
        mail.setHeader("Message-ID", messageId(message.id()));
        if (!message.thread().equals(message.id())) {
            mail.setHeader("In-Reply-To", messageId(message.thread()));
            mail.setHeader("References", messageId(message.thread()));
        }
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        mail.setHeader(
                "List-Id",
                "Usher "
                        + message.application()
                        + " <"
                        + message.application()
                        + ".usher."
                        + domain()
                        + ">");
        return mail;
    }

    private String messageId(NotificationId id) {
        return "<" + id + "@" + domain() + ">";
    }

    private String domain() {
        String address = from.getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static InternetAddress address(String property, String text) {
        try {
            return new InternetAddress(text, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    property + " must be a mail address such as usher@example.com", e);
        }
    }
}
