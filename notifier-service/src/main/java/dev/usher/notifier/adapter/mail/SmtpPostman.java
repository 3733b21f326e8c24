package dev.usher.notifier.adapter.mail;

import dev.usher.notifier.application.Postman;
import dev.usher.notifier.domain.Notification;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Sends mails by SMTP. The Message-ID comes from the notification's id, so that a mail that had to
 * be sent again after a crash can be recognised as the same.
 */
public final class SmtpPostman implements Postman {

    private final JavaMailSender server;
    private final InternetAddress from;
    private final MailRenderer renderer;

    /**
     * @param from address that mails come from, with or without a name
     * @param consoleUrl where to see more
     * @param zone that times are told in
     * @throws IllegalArgumentException when the sender is no address
     */
    public SmtpPostman(
            JavaMailSender server, String from, Optional<String> consoleUrl, ZoneId zone) {
        this.server = server;
        this.from = address(from);
        this.renderer = new MailRenderer(consoleUrl, zone);
    }

    @Override
    public void deliver(Notification notification) throws UndeliveredException {
        try {
            server.send(message(notification));
        } catch (MailException | MessagingException e) {
            throw new UndeliveredException(reason(e), e);
        }
    }

    private MimeMessage message(Notification notification) throws MessagingException {
        MailRenderer.Rendered rendered = renderer.render(notification);
        MimeMessage message = server.createMimeMessage();
        var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(new InternetAddress(notification.recipient(), true));
        helper.setSubject(rendered.subject());
        helper.setText(rendered.text(), rendered.html());
        message.setHeader("Message-ID", "<" + notification.id() + "@" + domain() + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private String domain() {
        String address = from.getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static InternetAddress address(String text) {
        try {
            return new InternetAddress(text, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    "notifier.from must be a mail address such as usher@example.com", e);
        }
    }

    /** The kind only: texts of mail servers quote addresses. */
    private static String reason(Exception failure) {
        Throwable cause = failure;
        if (failure instanceof MailSendException several
                && several.getMessageExceptions().length > 0) {
            cause = several.getMessageExceptions()[0];
        }
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }
}
