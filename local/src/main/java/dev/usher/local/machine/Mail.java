package dev.usher.local.machine;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A mail that arrived.
 *
 * @param text its readable part: the plain one if there is one
 * @param file where it is kept
 */
public record Mail(String to, String subject, String text, Path file) {

    static Mail of(MimeMessage message, String to, Path file)
            throws IOException, MessagingException {
        String subject = message.getSubject();
        return new Mail(
                to,
                subject == null ? "" : subject,
                text(message, "text/plain").or(() -> text(message, "text/html")).orElse(""),
                file);
    }

    private static Optional<String> text(Part part, String type) {
        try {
            if (part.isMimeType(type)) {
                return Optional.of(part.getContent().toString());
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart inner = parts.getBodyPart(i);
                    Optional<String> found = text(inner, type);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("A mail arrived that cannot be read", e);
        }
    }
}
