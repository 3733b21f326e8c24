package dev.usher.assignment.adapter.rest;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Lines of a text, of which no more than the longest allowed is ever held. */
final class Lines {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader text;
    private final int longest;
    private boolean first = true;
    private boolean ended;
    private boolean tooLong;

    Lines(Reader text, int longest) {
        this.text = text;
        this.longest = longest;
    }

    /** The next line, cut off where it is too long; empty at the end. */
    Optional<String> next() throws IOException {
        StringBuilder line = new StringBuilder();
        tooLong = false;
        if (ended) {
            return Optional.empty();
        }
        for (int c = text.read(); c != '\n'; c = text.read()) {
            if (c < 0) {
                ended = true;
                break;
            }
            if (first && c == BYTE_ORDER_MARK) {
                first = false;
                continue;
            }
            first = false;
            if (line.length() < longest) {
                line.append((char) c);
            } else {
                tooLong = true;
            }
        }
        first = false;
        return ended && line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
    }

    /** Whether the last line was cut off. */
    boolean isTooLong() {
        return tooLong;
    }
}
