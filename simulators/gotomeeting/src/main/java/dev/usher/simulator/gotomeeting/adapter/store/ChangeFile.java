package dev.usher.simulator.gotomeeting.adapter.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.simulator.gotomeeting.domain.Change;
import dev.usher.simulator.gotomeeting.domain.ChangeLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file of changes, one line of JSON each, to which every change is appended before it takes
 * effect. What was appended survives the death of the process, not that of the machine. A last line
 * that is not whole belongs to a change that was never answered, and is ignored.
 */
public final class ChangeFile implements ChangeLog, AutoCloseable {

    private final FileChannel channel;

    private ChangeFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Reads what was kept earlier.
     *
     * @return the changes in their order; none when there is no such file
     * @throws UncheckedIOException when the file cannot be read
     * @throws IllegalArgumentException when a line is not a change
     */
    public static List<Change> read(Path file) {
        List<Change> changes = new ArrayList<>();
        if (!Files.exists(file)) {
            return changes;
        }
        String text = text(file);
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            changes.add(change(file, changes.size() + 1, text.substring(start, end)));
            start = end + 1;
        }
        return changes;
    }

    /**
     * Opens the file for appending, first rewriting it to hold just these changes. The rewritten
     * file takes the place of the old one in one step.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    public static ChangeFile rewrite(Path file, List<Change> changes) {
        try {
            Path target = file.toAbsolutePath();
            Files.createDirectories(target.getParent());
            Path fresh = target.resolveSibling(target.getFileName() + ".new");
            Files.writeString(fresh, lines(changes));
            Files.move(
                    fresh,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return new ChangeFile(
                    FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the state file " + file, e);
        }
    }

    @Override
    public void append(List<Change> changes) {
        ByteBuffer bytes = ByteBuffer.wrap(lines(changes).getBytes(UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot append to the state file", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the state file", e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the state file " + file, e);
        }
    }

    private static Change change(Path file, int number, String line) {
        try {
            return ChangeJson.read(line);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "Line " + number + " of the state file " + file + " is not a change", e);
        }
    }

    private static String lines(List<Change> changes) {
        return changes.stream()
                .map(change -> ChangeJson.write(change) + "\n")
                .collect(Collectors.joining());
    }
}
