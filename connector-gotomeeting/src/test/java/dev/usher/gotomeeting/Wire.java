package dev.usher.gotomeeting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Carries TCP connections to a port of this machine, once it is known; can be cut and mended. */
final class Wire implements AutoCloseable {

    private final ServerSocket entrance;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile int exit;
    private volatile boolean cut;

    Wire() {
        try {
            this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port that it takes connections on. */
    int entrance() {
        return entrance.getLocalPort();
    }

    /** Carries connections from now on. */
    void leadTo(int port) {
        exit = port;
        Thread.startVirtualThread(this::serve);
    }

    void cut() {
        cut = true;
        ends.forEach(Wire::hangUp);
    }

    void mend() {
        cut = false;
    }

    @Override
    public void close() {
        cut();
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        try {
            while (true) {
                connect(entrance.accept());
            }
        } catch (IOException _) {
            cut();
        }
    }

    private void connect(Socket near) {
        ends.add(near);
        if (cut) {
            hangUp(near);
            return;
        }
        try {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), exit);
            ends.add(far);
            Thread.startVirtualThread(() -> carry(near, far));
            Thread.startVirtualThread(() -> carry(far, near));
        } catch (IOException _) {
            hangUp(near);
        }
    }

    private void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One side has hung up, and so does the other now.
        }
        cutOff(from, to);
    }

    private void cutOff(Socket one, Socket other) {
        hangUp(one);
        hangUp(other);
        ends.remove(one);
        ends.remove(other);
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
