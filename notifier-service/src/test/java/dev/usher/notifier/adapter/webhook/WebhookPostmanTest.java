package dev.usher.notifier.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.usher.notifier.application.Postman.Outcome;
import dev.usher.notifier.application.Wording.Words;
import dev.usher.notifier.domain.Delivery;
import dev.usher.notifier.domain.GroupKey;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Kind;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.NotificationId;
import dev.usher.notifier.domain.Target;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookPostmanTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final AtomicReference<Headers> headers = new AtomicReference<>(new Headers());
    private final AtomicReference<String> body = new AtomicReference<>("");
    private int status = 204;
    private int length = -1;
    private HttpServer server;
    private WebhookPostman postman;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/hook",
                exchange -> {
                    headers.set(exchange.getRequestHeaders());
                    body.set(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(status, length);
                    if (length < 0) {
                        exchange.close();
                    }
                });
        server.start();
        postman =
                new WebhookPostman(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook"),
                        new Signature(SECRET),
                        Duration.ofSeconds(2),
                        message -> new Words("Usher: " + message.count(), "Nothing\nat all."),
                        Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        postman.close();
        server.stop(0);
    }

    @Test
    void postsACloudEventSignedAsStandardWebhooksSays() {
        assertThat(postman.deliver(message())).isEqualTo(new Outcome.Taken());

        String id = message().id().toString();
        Headers sent = headers.get();
        assertThat(sent.getFirst("Content-Type")).startsWith("application/cloudevents+json");
        assertThat(sent.getFirst("webhook-id")).isEqualTo(id);
        assertThat(sent.getFirst("webhook-timestamp")).isEqualTo("1795435200");
        assertThat(sent.getFirst("webhook-signature"))
                .isEqualTo(new Signature(SECRET).of(id, 1_795_435_200L, body.get()));
        JsonNode event = JsonMapper.shared().readTree(body.get());
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("type").asString()).isEqualTo("dev.usher.notification");
        assertThat(event.path("id").asString()).isEqualTo(id);
        assertThat(event.path("source").asString())
                .isEqualTo("/usher/notifier-service/gotomeeting");
        assertThat(event.path("data").path("items").path(0).path("name").asString())
                .isEqualTo("Ana \"Gomes\"");
        assertThat(event.path("data").path("subject").asString()).isEqualTo("Usher: 1");
        assertThat(event.path("data").path("text").asString()).isEqualTo("Nothing\nat all.");
        assertThat(event.path("data").path("telling").asString()).isEqualTo("NEWS");
    }

    /** The example of the specification. */
    @Test
    void signsAsOthersDo() {
        assertThat(
                        new Signature(SECRET)
                                .of(
                                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                        1_614_265_330L,
                                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @CsvSource({"400, true", "410, true", "408, false", "429, false", "500, false", "302, false"})
    void givesUpWhatIsRefusedForGood(int answer, boolean refused) {
        status = answer;

        assertThat(postman.deliver(message()))
                .isEqualTo(
                        refused
                                ? new Outcome.Refused("HTTP " + answer)
                                : new Outcome.NotNow("HTTP " + answer));
    }

    @Test
    void triesAgainWhenNobodyAnswers() {
        server.stop(0);

        assertThat(postman.deliver(message())).isEqualTo(new Outcome.NotNow("ConnectException"));
    }

    @Test
    void triesAgainWhenAnAnswerDoesNotEnd() {
        status = 200;
        length = 10;

        assertThat(postman.deliver(message()))
                .isEqualTo(new Outcome.NotNow("No whole answer within 2 s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_c2hvcnQ=", "whsec_***"})
    void refusesASecretThatIsNoneAndDoesNotShowIt(String secret) {
        assertThatThrownBy(() -> new Signature(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("secret of a webhook")
                .hasMessageNotContaining("c2hvcnQ");
    }

    private static Notification message() {
        var id = new NotificationId(new UUID(0, 1));
        return new Notification(
                id,
                "gotomeeting",
                new GroupKey(Kind.USERS, "NO_SEATS"),
                id,
                Notification.Telling.NEWS,
                List.of(
                        Item.of("Ana \"Gomes\"", "No seat.", NOON)
                                .about("ana@example.com", "CREATE")
                                .with(Map.of("a", "b"))),
                1,
                1,
                0,
                0,
                false,
                "en",
                NOON,
                List.of(new Delivery.Due(new Target.Webhook("chat"))));
    }
}
