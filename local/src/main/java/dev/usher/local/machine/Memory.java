package dev.usher.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What a process occupies. */
final class Memory {

    private Memory() {}

    /** Resident memory in bytes; 0 when the process has ended. */
    static long residentBytes(ProcessHandle process) {
        return bytes(process, "VmRSS:");
    }

    /**
     * The most that was ever resident, in bytes; 0 when the process has ended. Where the system
     * keeps no such record, what is resident now.
     */
    static long peakBytes(ProcessHandle process) {
        return bytes(process, "VmHWM:");
    }

    private static long bytes(ProcessHandle process, String field) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            return Files.exists(Path.of("/proc/self"))
                    ? 1024
                            * kilobytes(
                                    Files.readString(status)
                                            .lines()
                                            .filter(line -> line.startsWith(field))
                                            .findFirst()
                                            .orElse("0"))
                    : 1024 * kilobytes(ps(process));
        } catch (NoSuchFileException _) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where there is no /proc, on macOS. */
    private static String ps(ProcessHandle process) throws IOException {
        Process ps =
                new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static long kilobytes(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
