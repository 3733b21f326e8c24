package dev.usher.assignment.adapter.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that may be so long and no longer. */
final class Limited extends FilterInputStream {

    private long left;

    Limited(InputStream body, long longest) {
        super(body);
        this.left = longest;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int read = super.read(into, from, most);
        left -= Math.max(0, read);
        if (left < 0) {
            throw new TooLongException();
        }
        return read;
    }

    /** The body is longer than it may be. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
