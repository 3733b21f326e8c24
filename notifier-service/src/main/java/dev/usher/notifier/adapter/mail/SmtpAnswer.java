package dev.usher.notifier.adapter.mail;

import dev.usher.notifier.application.Postman.Outcome;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailSendException;

/**
 * What a failure to hand over a mail means. A recipient or a mail that the server answers with 5xx
 * is refused for good; all else may be mended, as a refused sender or a sign-in that is missing.
 */
final class SmtpAnswer {

    private static final int FOR_GOOD = 500;
    private static final int SIGN_IN_FIRST = 530;

    private SmtpAnswer() {}

    /** The reason names kinds and codes only: texts of mail servers quote addresses. */
    static Outcome of(Exception failure) {
        List<Throwable> causes = causes(failure);
        OptionalInt code = causes.stream().mapToInt(SmtpAnswer::code).filter(it -> it > 0).max();
        boolean misaddressed = causes.stream().anyMatch(AddressException.class::isInstance);
        boolean weAreRefused = causes.stream().anyMatch(SmtpAnswer::concernsUs);
        String reason =
                causes.getLast().getClass().getSimpleName()
                        + (code.isPresent() ? " " + code.getAsInt() : "");
        return misaddressed || (code.orElse(0) >= FOR_GOOD && !weAreRefused)
                ? new Outcome.Refused(reason)
                : new Outcome.NotNow(reason);
    }

    private static boolean concernsUs(Throwable cause) {
        return code(cause) == SIGN_IN_FIRST
                || cause instanceof SMTPSenderFailedException
                || (cause instanceof SMTPSendFailedException sending
                        && sending.getCommand().startsWith("MAIL"));
    }

    private static int code(Throwable cause) {
        return switch (cause) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException sending -> sending.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            default -> 0;
        };
    }

    /** Mail chains its exceptions in ways of its own. */
    private static List<Throwable> causes(Exception failure) {
        List<Throwable> causes = new ArrayList<>();
        Throwable cause = failure;
        if (failure instanceof MailSendException several
                && several.getMessageExceptions().length > 0) {
            causes.add(failure);
            cause = several.getMessageExceptions()[0];
        }
        while (cause != null && !causes.contains(cause)) {
            causes.add(cause);
            cause =
                    cause instanceof MessagingException messaging
                                    && messaging.getNextException() != null
                            ? messaging.getNextException()
                            : cause.getCause();
        }
        return causes;
    }
}
