package dev.usher.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which ports people talk to; the others are always free ones.
 *
 * @param console of the console's API; empty for a free one
 * @param assignment of the assignment-service's API; empty for a free one
 * @param broker of Kafka; empty for a free one
 */
public record Ports(
        Optional<Integer> console, Optional<Integer> assignment, Optional<Integer> broker) {

    /** Free ones for all. */
    public static Ports free() {
        return new Ports(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Refuses ports that something else listens on.
     *
     * @throws CannotStartException naming the port and the switch that chooses another
     */
    void check() {
        console.ifPresent(port -> check(port, "--console-port"));
        assignment.ifPresent(port -> check(port, "--assignment-port"));
        broker.ifPresent(port -> check(port, "--broker-port"));
    }

    private static void check(int port, String option) {
        try (ServerSocket _ = listen(port)) {
            return;
        } catch (IOException _) {
            throw new CannotStartException(
                    "Port " + port + " is in use; choose another with " + option + ".");
        }
    }

    /** Different ports that nothing listens on now. */
    static List<Integer> unused(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(listen(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
