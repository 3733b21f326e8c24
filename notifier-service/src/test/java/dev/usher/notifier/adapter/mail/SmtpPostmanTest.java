package dev.usher.notifier.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.usher.notifier.application.Postman.UndeliveredException;
import dev.usher.notifier.domain.Failure;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.NotificationId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpPostmanTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void tellsWhoWhatWhyWhenAndWhatToDo() {
        MailRenderer.Rendered mail =
                new MailRenderer(Optional.of("https://usher.example.com"), BERLIN)
                        .render(notification(failure("Ana Gomes (ana@example.com)")));

        assertThat(mail.subject())
                .isEqualTo("Usher: 1 person could not get their GoToMeeting account");
        assertThat(mail.text())
                .isEqualTo(
                        """
                        Hello,

                        not everyone could be provisioned in GoToMeeting (application gotomeeting).

                        Ana Gomes (ana@example.com) could not get their GoToMeeting account.
                          Why:        No seat is free & none will be.
                          What to do: Buy a seat.
                          When:       23 November 2026, 13:00:00 CET

                        More in Usher's console: https://usher.example.com

                        Usher, which keeps GoToMeeting accounts in step with assignments
                        Mail 00000000-0000-0000-0000-000000000001
                        """);
        assertThat(mail.html())
                .contains("Ana Gomes (ana@example.com)", "No seat is free &amp; none will be.")
                .contains("href=\"https://usher.example.com\"");
    }

    @Test
    void saysOfAHoldThatSomebodyMustDecide() {
        var hold =
                new Failure(
                        new UUID(0, 2),
                        "34 people",
                        "held by the removal guard until somebody decides",
                        "Too many at once.",
                        "Release or reject it.",
                        NOON,
                        true);

        MailRenderer.Rendered mail =
                new MailRenderer(Optional.empty(), BERLIN).render(notification(hold));

        assertThat(mail.subject())
                .isEqualTo("Usher: 34 people held by the removal guard until somebody decides");
        assertThat(mail.text())
                .contains("somebody must decide (application gotomeeting).", "34 people held by")
                .doesNotContain("not everyone could be provisioned");
        assertThat(mail.html())
                .contains("<span>somebody must decide</span>")
                .doesNotContain("not everyone could be provisioned");
    }

    @Test
    void escapesMarkupInNames() {
        MailRenderer.Rendered mail =
                new MailRenderer(Optional.empty(), BERLIN)
                        .render(notification(failure("<script>alert(1)</script>")));

        assertThat(mail.html()).doesNotContain("<script>", "console");
        assertThat(mail.text()).contains("<script>alert(1)</script>").doesNotContain("console");
    }

    @Test
    void countsThoseItDoesNotName() {
        Failure[] many =
                IntStream.range(0, 53)
                        .mapToObj(number -> failure("Person " + number))
                        .toArray(Failure[]::new);

        MailRenderer.Rendered mail =
                new MailRenderer(Optional.empty(), BERLIN).render(notification(many));

        assertThat(mail.text())
                .contains("Person 49 ", "... and 3 more.")
                .doesNotContain("Person 50");
    }

    @Test
    void sendsBothBodiesUnderAnIdOfItsOwn() throws Exception {
        postman("usher@example.com").deliver(notification(failure("Zoë Ågren")));

        var mail = server.getReceivedMessages()[0];
        var bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        assertThat(mail.getMessageID())
                .isEqualTo("<00000000-0000-0000-0000-000000000001@example.com>");
        assertThat(mail.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("team@example.com");
        assertThat(mail.getFrom())
                .extracting(Object::toString)
                .containsExactly("usher@example.com");
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("text/plain", "text/html", "Auto-Submitted: auto-generated");
    }

    @Test
    void saysWhyWithoutAddressesWhenTheServerIsAway() {
        SmtpPostman postman = postman("usher@example.com");
        server.stop();

        assertThatThrownBy(() -> postman.deliver(notification(failure("Ana"))))
                .isInstanceOf(UndeliveredException.class)
                .hasMessage("ConnectException");
    }

    @Test
    void refusesASenderThatIsNoAddress() {
        assertThatThrownBy(() -> postman("nobody")).isInstanceOf(IllegalArgumentException.class);
    }

    private SmtpPostman postman(String from) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        return new SmtpPostman(sender, from, Optional.empty(), BERLIN);
    }

    private static Notification notification(Failure... failures) {
        return new Notification(
                new NotificationId(new UUID(0, 1)),
                "gotomeeting",
                "team@example.com",
                List.of(failures),
                NOON,
                NOON);
    }

    private static Failure failure(String who) {
        return new Failure(
                new UUID(0, 2),
                who,
                "could not get their GoToMeeting account",
                "No seat is free & none will be.",
                "Buy a seat.",
                NOON);
    }
}
