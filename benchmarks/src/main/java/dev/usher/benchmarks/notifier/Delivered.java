package dev.usher.benchmarks.notifier;

import dev.usher.local.machine.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The mails that arrived. Thread-safe. */
final class Delivered implements Consumer<Mail> {

    private static final String MESSAGE_ID = "message-id:";

    private final Set<String> ids = new HashSet<>();
    private int count;
    private long firstAt;

    @Override
    public synchronized void accept(Mail mail) {
        if (count == 0) {
            firstAt = System.nanoTime();
        }
        count++;
        ids.add(messageId(mail));
    }

    synchronized int count() {
        return count;
    }

    /** Of those, how many came before under the same id. */
    synchronized int repeated() {
        return count - ids.size();
    }

    /** When the first came, as {@link System#nanoTime} tells time. */
    synchronized long firstAt() {
        return firstAt;
    }

    private static String messageId(Mail mail) {
        try (Stream<String> lines = Files.lines(mail.file(), StandardCharsets.ISO_8859_1)) {
            return lines.filter(
                            line -> line.regionMatches(true, 0, MESSAGE_ID, 0, MESSAGE_ID.length()))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
