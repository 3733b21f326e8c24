package dev.usher.gotomeeting.adapter.admin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.usher.gotomeeting.application.GoToException;
import dev.usher.gotomeeting.application.StoppedException;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final Http http = new Http(TIMEOUT, TIMEOUT);
    private final RawServer server = new RawServer();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void hangsUpOnABodyThatIsTooLarge() throws IOException {
        AtomicLong sent = new AtomicLong();
        server.answer(
                out -> {
                    out.write(header("Content-Length: 104857600"));
                    byte[] part = new byte[8192];
                    for (long at = 0; at < 104857600; at += part.length) {
                        out.write(part);
                        sent.set(at);
                    }
                });

        assertThat(failure().reason()).isEqualTo(Reason.UNREADABLE_ANSWER);
        await().untilAsserted(() -> assertThat(server.connected()).isZero());
        assertThat(sent.get()).isLessThan(16L * Http.SMALL);
    }

    @Test
    void hangsUpOnAnEndlessBodyOfUnknownLength() throws IOException {
        server.answer(
                out -> {
                    out.write(header("Transfer-Encoding: chunked"));
                    while (true) {
                        out.write("1000\r\n".getBytes(ISO_8859_1));
                        out.write(new byte[0x1000]);
                        out.write("\r\n".getBytes(ISO_8859_1));
                    }
                });

        assertThat(failure().reason()).isEqualTo(Reason.UNREADABLE_ANSWER);
        await().untilAsserted(() -> assertThat(server.connected()).isZero());
    }

    @Test
    void endsAnAnswerThatDripsInTime() throws IOException {
        server.answer(
                out -> {
                    out.write(header("Content-Length: 1000000"));
                    drip(out);
                });
        long before = System.nanoTime();

        assertThat(failure().reason()).isEqualTo(Reason.NO_ANSWER);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isLessThan(TIMEOUT.multipliedBy(6));
        await().untilAsserted(() -> assertThat(server.connected()).isZero());
    }

    @Test
    void endsHeadersThatNeverEnd() throws IOException {
        server.answer(
                out -> {
                    out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(ISO_8859_1));
                    drip(out);
                });

        assertThat(failure().reason()).isEqualTo(Reason.NO_ANSWER);
        await().untilAsserted(() -> assertThat(server.connected()).isZero());
    }

    @Test
    void keepsNothingOpenAfterManyAnswersThatNeverCome() throws Exception {
        server.answer(_ -> server.untilClosed());
        int threads = Thread.activeCount();

        Thread[] callers =
                IntStream.range(0, 20)
                        .mapToObj(_ -> Thread.startVirtualThread(this::failure))
                        .toArray(Thread[]::new);
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(Thread.activeCount()).isLessThan(threads + 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNobodyElsewhere(int status) throws IOException {
        server.say(
                "HTTP/1.1 "
                        + status
                        + " Elsewhere\r\nLocation: http://127.0.0.1:1/\r\n"
                        + "Content-Length: 0\r\n\r\n");

        Failure failure = failure();
        assertThat(failure.reason()).isEqualTo(Reason.NOT_GOTO);
        assertThat(failure.httpStatus()).contains(status);
        assertThat(server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"
            })
    void takesWhatIsNoHttpForNoAnswer(String said) throws IOException {
        server.say(said);

        assertThat(failure())
                .isInstanceOfSatisfying(
                        Failure.Transient.class,
                        transientFailure -> {
                            assertThat(transientFailure.reason()).isEqualTo(Reason.NO_ANSWER);
                            assertThat(transientFailure.outcomeUnknown()).isTrue();
                        });
    }

    @Test
    void sendsAWriteOnceThoughTheLineIsCut() throws IOException {
        server.answer(
                _ -> {
                    throw new IOException("cut");
                });

        assertThat(
                        failure(
                                        HttpRequest.newBuilder(server.url())
                                                .POST(HttpRequest.BodyPublishers.ofString("{}")))
                                .reason())
                .isEqualTo(Reason.NO_ANSWER);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void knowsThatNothingWasSentWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket freed = new ServerSocket(0)) {
            port = freed.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + port);

        assertThat(failure(HttpRequest.newBuilder(nobody)))
                .isInstanceOfSatisfying(
                        Failure.Transient.class,
                        transientFailure -> {
                            assertThat(transientFailure.reason())
                                    .isEqualTo(Reason.CONNECTION_REFUSED);
                            assertThat(transientFailure.outcomeUnknown()).isFalse();
                        });
    }

    @Test
    void knowsThatNothingWasSentToAHostThatDoesNotExist() throws IOException {
        assertThat(failure(HttpRequest.newBuilder(URI.create("http://goto.invalid/"))).reason())
                .isEqualTo(Reason.HOST_UNKNOWN);
    }

    @Test
    void stopsACallWhenInterrupted() throws Exception {
        server.answer(_ -> server.untilClosed());
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        new Http(TIMEOUT, Duration.ofMinutes(1))
                                                .exchange(HttpRequest.newBuilder(server.url()));
                                    } catch (RuntimeException e) {
                                        thrown.set(e);
                                    }
                                });
        await().until(() -> server.requests() == 1);

        caller.interrupt();
        caller.join();

        assertThat(thrown.get()).isInstanceOf(StoppedException.class);
    }

    private Failure failure() {
        return failure(HttpRequest.newBuilder(server.url()));
    }

    private Failure failure(HttpRequest.Builder request) {
        var thrown = new AtomicReference<GoToException>();
        assertThatThrownBy(() -> http.exchange(request))
                .isInstanceOfSatisfying(GoToException.class, thrown::set);
        return Objects.requireNonNull(thrown.get()).failure();
    }

    private static byte[] header(String field) {
        return ("HTTP/1.1 200 OK\r\n" + field + "\r\n\r\n").getBytes(ISO_8859_1);
    }

    private void drip(OutputStream out) throws IOException, InterruptedException {
        while (true) {
            out.write('x');
            out.flush();
            await().pollDelay(Duration.ofMillis(50)).until(() -> true);
        }
    }
}
