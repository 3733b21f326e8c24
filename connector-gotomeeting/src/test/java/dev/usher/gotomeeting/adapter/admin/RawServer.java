package dev.usher.gotomeeting.adapter.admin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers every request with whatever a test writes, and counts who is still connected. */
final class RawServer implements AutoCloseable {

    /** Writes an answer to one request; an exception ends the connection. */
    @FunctionalInterface
    interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listening;
    private volatile Answer answer = _ -> {};
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile String requested = "";
    private final CountDownLatch closed = new CountDownLatch(1);

    RawServer() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    void answer(Answer with) {
        answer = with;
    }

    void say(String text) {
        answer(out -> out.write(text.getBytes(ISO_8859_1)));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    int connected() {
        return connected.get();
    }

    /** The first line of the newest request. */
    String requested() {
        return requested;
    }

    int requests() {
        return requests.get();
    }

    /** For an answer that never goes on. */
    void untilClosed() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                connected.incrementAndGet();
                Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            while (takesRequest(in)) {
                requests.incrementAndGet();
                answer.write(socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        } catch (IOException _) {
            // The client hung up, which is what most tests wait for.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            connected.decrementAndGet();
        }
    }

    private boolean takesRequest(BufferedReader in) throws IOException {
        String line = in.readLine();
        boolean some = line != null;
        requested = line == null ? "" : line;
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
        }
        return some;
    }
}
