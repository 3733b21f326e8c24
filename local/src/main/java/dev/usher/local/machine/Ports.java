package dev.usher.local.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Which ports people talk to; the others are always free ones.
 *
 * @param console of the console's API; empty for a free one
 * @param assignment of the assignment-service's API; empty for a free one
 * @param broker of Kafka; empty for a free one
 */
public record Ports(
        Optional<Integer> console, Optional<Integer> assignment, Optional<Integer> broker) {

    private static final int LOWEST = 20_000;
    private static final int PROCESSES = 200;
    private static final int PORTS_EACH = 60;
    private static final AtomicInteger NEXT =
            new AtomicInteger(
                    LOWEST
                            + PORTS_EACH
                                    * Math.toIntExact(ProcessHandle.current().pid() % PROCESSES));

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
        if (!free(port)) {
            throw new CannotStartException(
                    "Port " + port + " is in use; choose another with " + option + ".");
        }
    }

    /**
     * Ports that nothing listens on now, different at each call. They are taken from below those
     * that the operating system hands out, and each process looks in a place of its own, so that
     * nobody else gets them before they are used.
     */
    static List<Integer> unused(int count) {
        return IntStream.generate(NEXT::getAndIncrement)
                .filter(Ports::free)
                .limit(count)
                .boxed()
                .toList();
    }

    private static boolean free(int port) {
        try (ServerSocket _ = listen(port)) {
            return true;
        } catch (IOException _) {
            return false;
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
}
