package dev.usher.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ten thousand requests that no sane client sends, byte by byte over a socket: none of them is
 * answered with a server error, and what is not answered with success changes nothing. Others, or
 * more of them, with {@code -Dodd.seed=7 -Dodd.requests=50000}.
 */
class OddRequestsIT {

    private static final int EACH = Integer.getInteger("odd.requests", 5_000);

    /** So many are shown. */
    private static final int MOST_WRONG = 20;

    private static final long SEED = Long.getLong("odd.seed", 20261124);

    private static Instance instance;
    private static ScimCaller caller;
    private static List<String> known;

    @BeforeAll
    static void start() throws Exception {
        instance = Instance.start("odd");
        caller = ScimCaller.of(instance, "odd");
        known = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            var answer =
                    caller.send(
                            "POST",
                            "/Users",
                            """
                            {"userName": "known%d@odd.example", "emails": [{"type": "work",
                              "value": "known%d@odd.example"}], "name": {"givenName": "K"}}\
                            """
                                    .formatted(i, i),
                            java.util.Map.of());
            known.add("/Users/" + ScimCaller.json(answer).path("id").asString());
        }
        var group =
                caller.send("POST", "/Groups", "{\"displayName\": \"Known\"}", java.util.Map.of());
        known.add("/Groups/" + ScimCaller.json(group).path("id").asString());
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @Test
    void toScimAreNeverServerErrorsAndChangeNothingUnlessAccepted() throws Exception {
        sendAll(new OddScimRequests(new Random(SEED), caller.token(), known));
    }

    @Test
    void toRestAndImportsAreNeverServerErrorsAndChangeNothingUnlessAccepted() throws Exception {
        sendAll(new OddRestRequests(new Random(SEED), "secret"));
    }

    private static void sendAll(OddRequests odd) throws Exception {
        int[] byHundreds = new int[6];
        List<String> wrong = new ArrayList<>();
        String before = fingerprint();
        try (Wire wire = new Wire(instance.uri("/").getPort())) {
            byte[] last = {};
            for (int i = 0; i < EACH && wrong.size() < MOST_WRONG; i++) {
                byte[] request = odd.next();
                int status = wire.send(request);
                byHundreds[status / 100]++;
                String after = fingerprint();
                if (status >= 500 || (status >= 300 && !after.equals(before))) {
                    wrong.add(
                            "%d (changed: %b) %s"
                                    .formatted(
                                            status,
                                            !after.equals(before),
                                            new String(request, StandardCharsets.ISO_8859_1)
                                                    + "\n  after "
                                                    + new String(
                                                            last, StandardCharsets.ISO_8859_1)));
                }
                last = request;
                before = after;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(byHundreds[2]).isGreaterThan(EACH / 25);
        assertThat(byHundreds[4]).isGreaterThan(EACH / 3);
    }

    private static String fingerprint() {
        return instance.bean(JdbcClient.class)
                .sql(
                        """
                        SELECT concat_ws('|',
                            (SELECT md5(string_agg(concat(user_id, version, document), ',' ORDER BY seq))
                                FROM scim_users),
                            (SELECT md5(string_agg(concat(group_id, version, document), ',' ORDER BY seq))
                                FROM scim_groups),
                            (SELECT md5(string_agg(concat(id, user_name, state, said), ',' ORDER BY id))
                                FROM users),
                            (SELECT md5(string_agg(concat(id, display_name, sources), ',' ORDER BY id))
                                FROM groups),
                            (SELECT count(*) FROM nestings),
                            (SELECT md5(string_agg(concat(principal, role, source, valid_from,
                                valid_until), ',' ORDER BY principal, application, role, source))
                                FROM assignments),
                            (SELECT count(*) FROM tokens WHERE revoked_at IS NULL),
                            (SELECT string_agg(user_id::text, ',' ORDER BY user_id) FROM erasures),
                            (SELECT md5(string_agg(concat(group_id, user_id, source), ','
                                ORDER BY group_id, user_id, source)) FROM memberships),
                            (SELECT max(id) FROM audit))
                        """)
                .query(String.class)
                .single();
    }

    /** A connection that is opened again when the server closed it. */
    private static final class Wire implements AutoCloseable {
        private final int port;
        private Socket socket;

        Wire(int port) throws IOException {
            this.port = port;
            this.socket = open();
        }

        private Socket open() throws IOException {
            Socket fresh = new Socket("localhost", port);
            fresh.setTcpNoDelay(true);
            fresh.setSoTimeout(20_000);
            return fresh;
        }

        int send(byte[] request) throws IOException {
            try {
                return exchange(request);
            } catch (IOException _) {
                socket.close();
                socket = open();
                return exchange(request);
            }
        }

        private int exchange(byte[] request) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            InputStream in = socket.getInputStream();
            String head = head(in);
            String lower = head.toLowerCase(java.util.Locale.ROOT);
            int status = Integer.parseInt(head.substring(9, 12));
            boolean headOnly = request[0] == 'H' || status == 204 || status == 304 || status < 200;
            if (!headOnly) {
                body(in, lower);
            }
            if (lower.contains("connection: close")) {
                socket.close();
                socket = open();
            }
            return status;
        }

        private static void body(InputStream in, String head) throws IOException {
            int length = head.indexOf("content-length: ");
            if (length >= 0) {
                in.readNBytes(
                        Integer.parseInt(
                                head.substring(length + 16, head.indexOf('\r', length)).strip()));
                return;
            }
            if (head.contains("transfer-encoding: chunked")) {
                int size;
                do {
                    size = Integer.parseInt(line(in).strip(), 16);
                    in.readNBytes(size);
                    line(in);
                } while (size > 0);
            }
        }

        private static String head(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            String line = line(in);
            if (line.isEmpty()) {
                throw new IOException("The server closed the connection");
            }
            while (!line.equals("\r\n")) {
                head.append(line);
                line = line(in);
            }
            return head.toString();
        }

        private static String line(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int next;
            do {
                next = in.read();
                if (next >= 0) {
                    line.write(next);
                }
            } while (next >= 0 && next != '\n');
            return line.toString(StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
