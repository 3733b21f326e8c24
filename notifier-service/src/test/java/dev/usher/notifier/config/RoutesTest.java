package dev.usher.notifier.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.usher.notifier.adapter.mail.SmtpPostman;
import dev.usher.notifier.adapter.webhook.Signature;
import dev.usher.notifier.adapter.webhook.WebhookPostman;
import dev.usher.notifier.application.Postman.Outcome;
import dev.usher.notifier.application.Wording.Words;
import dev.usher.notifier.domain.Audience;
import dev.usher.notifier.domain.Event;
import dev.usher.notifier.domain.GroupKey;
import dev.usher.notifier.domain.Grouping;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Kind;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Rhythm;
import dev.usher.notifier.domain.Target;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class RoutesTest {

    private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";

    private final List<String> posted = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private Routes routes;

    @BeforeEach
    void open() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    posted.add(exchange.getRequestURI().getPath());
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        server.start();
        routes = new Routes(smtp(), Map.of("chat", webhook("/chat"), "pager", webhook("/pager")));
    }

    @AfterEach
    void close() {
        routes.close();
        server.stop(0);
    }

    @Test
    void postsToTheWebhookThatIsNamed() {
        assertThat(routes.deliver(message(), new Target.Webhook("pager")))
                .isEqualTo(new Outcome.Taken());
        assertThat(posted).containsExactly("/pager");
    }

    @Test
    void givesUpWhatIsForAWebhookThatIsNotConfigured() {
        assertThat(routes.deliver(message(), new Target.Webhook("caht")))
                .isEqualTo(new Outcome.Refused("There is no caht among notifier.webhooks"));
        assertThat(posted).isEmpty();
    }

    private WebhookPostman webhook(String path) {
        return new WebhookPostman(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path),
                new Signature(SECRET),
                Duration.ofSeconds(10),
                _ -> new Words("A test", "It works."),
                Clock.systemUTC());
    }

    private static SmtpPostman smtp() {
        return new SmtpPostman(
                new JavaMailSenderImpl(),
                "usher@example.com",
                Optional.empty(),
                Optional.empty(),
                ZoneOffset.UTC);
    }

    private static Notification message() {
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        Grouping grouping = new Grouping("app");
        grouping.on(
                new Event.Began(new GroupKey(Kind.TEST, "r1"), "r1", Item.of("API", "", now)), now);
        Audience audience =
                new Audience(List.of(new Target.Webhook("chat")), Rhythm.DEFAULT, "en", false);
        return grouping.plan(audience, 1, now).orElseThrow().message();
    }
}
