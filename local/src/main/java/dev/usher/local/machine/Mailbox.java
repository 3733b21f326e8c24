package dev.usher.local.machine;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Takes every mail by SMTP, sends none on, and keeps each as a file before it is accepted. */
public final class Mailbox implements AutoCloseable {

    private final GreenMail server;
    private final Path folder;
    private final Consumer<Mail> onMail;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();

    private Mailbox(GreenMail server, Path folder, Consumer<Mail> onMail) {
        this.server = server;
        this.folder = folder;
        this.onMail = onMail;
    }

    /**
     * Starts one on the loopback interface.
     *
     * @param folder where mails are kept
     * @param port 0: any that is free
     * @param onMail is given every mail as it arrives
     */
    public static Mailbox start(Path folder, int port, Consumer<Mail> onMail) throws IOException {
        Files.createDirectories(folder);
        GreenMail server =
                new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        Mailbox mailbox = new Mailbox(server, folder, onMail);
        server.start();
        server.getUserManager().setMessageDeliveryHandler(mailbox::deliver);
        return mailbox;
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /** What came since the start, oldest first. */
    public List<Mail> mails() {
        return List.copyOf(mails);
    }

    private GreenMailUser deliver(MovingMessage moving, MailAddress to)
            throws MessagingException, UserException {
        MimeMessage message = moving.getMessage();
        try {
            Path file = keep(message);
            Mail mail = Mail.of(message, to.getEmail(), file);
            mails.add(mail);
            onMail.accept(mail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        GreenMailUser user = server.getUserManager().getUserByEmail(to.getEmail());
        return user != null
                ? user
                : server.getUserManager().createUser(to.getEmail(), to.getEmail(), "");
    }

    private Path keep(MimeMessage message) throws IOException, MessagingException {
        Path unfinished = Files.createTempFile(folder, "mail-", ".tmp");
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            message.writeTo(out);
        }
        String name = unfinished.getFileName().toString().replace(".tmp", ".eml");
        return Files.move(unfinished, folder.resolve(name));
    }

    @Override
    public void close() {
        server.stop();
    }
}
