package dev.usher.notifier.adapter.mail;

import static dev.usher.notifier.adapter.mail.Messages.ana;
import static dev.usher.notifier.adapter.mail.Messages.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.usher.notifier.application.Postman.Outcome;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Kind;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Notification.Telling;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpPostmanTest {

    private static final String FROM = "Usher <usher@example.com>";

    @Nested
    class ToARealServer {

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
        void sendsAMailThatSaysWhatItIs() throws Exception {
            MimeMessage mail = sent(Messages.users(Telling.NEWS, ana()));

            assertThat(mail.getSubject())
                    .isEqualTo("Usher: 1 person could not get their GoToMeeting account");
            assertThat(mail.getFrom()).containsExactly(new InternetAddress(FROM));
            assertThat(mail.getReplyTo()).containsExactly(new InternetAddress("it@example.com"));
            assertThat(mail.getAllRecipients())
                    .containsExactly(new InternetAddress("team@example.com"));
            assertThat(mail.getSentDate()).isEqualTo(Date.from(Messages.NOON));
            assertThat(mail.getMessageID()).isEqualTo("<" + Messages.FIRST + "@example.com>");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getHeader("List-Id"))
                    .containsExactly("Usher gotomeeting <gotomeeting.usher.example.com>");
            assertThat(mail.getHeader("In-Reply-To")).isNull();
            assertThat(text(mail)).contains("* Ana Gomes (ana@example.com)");
            assertThat(html(mail)).contains("<bdi>Ana Gomes</bdi>");
        }

        @Test
        void threadsTheMailsOfAGroup() throws Exception {
            MimeMessage mail = sent(Messages.users(Telling.END, ana()));

            assertThat(mail.getMessageID()).isEqualTo("<" + Messages.LATER + "@example.com>");
            assertThat(mail.getHeader("In-Reply-To"))
                    .containsExactly("<" + Messages.FIRST + "@example.com>");
            assertThat(mail.getHeader("References"))
                    .containsExactly("<" + Messages.FIRST + "@example.com>");
        }

        @Test
        void sendsTheSameMailAgainAsTheSame() throws Exception {
            MimeMessage once = sent(Messages.users(Telling.NEWS, ana()));
            MimeMessage again = sent(Messages.users(Telling.NEWS, ana()));

            assertThat(again.getMessageID()).isEqualTo(once.getMessageID());
            assertThat(again.getSentDate()).isEqualTo(once.getSentDate());
            assertThat(text(again)).isEqualTo(text(once));
        }

        @Test
        void letsNoNameAddAHeaderOrABody() throws Exception {
            Item evil =
                    person(
                            "Eve\r\nBcc: all@example.com\r\n\r\n<h1>Pay here</h1>",
                            "eve@example.com\nSubject: pay");

            MimeMessage mail = sent(Messages.users(Telling.NEWS, evil));

            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getHeader("Subject")).hasSize(1);
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(text(mail)).contains("* Eve Bcc: all@example.com <h1>Pay here</h1> (");
            assertThat(html(mail)).doesNotContain("<h1>Pay");
        }

        @Test
        void letsNoKeyOfALicenceAddAHeader() throws Exception {
            Notification seats =
                    Messages.message(
                            Kind.SEATS,
                            "81\r\nBcc: all@example.com",
                            Telling.NEWS,
                            Item.of("", "", Messages.NOON).with(Map.of("level", "OUT")));

            MimeMessage mail = sent(seats);

            assertThat(mail.getHeader("Bcc")).isNull();
            assertThat(mail.getSubject()).doesNotContain("\n", "\r");
        }

        @Test
        void staysCorrectWhateverTheNames() throws Exception {
            List<Item> items =
                    List.of(
                            person("N".repeat(1_000), "n@example.com"),
                            person("Ana \u202Egnp.exe", "ana@example.com"),
                            person("مريم الزهراء", "m@example.com"),
                            person("Zoë 😀\u0000\u001b[31m", "z@example.com"),
                            person("", ""));

            MimeMessage mail = sent(Messages.users(Telling.NEWS, items.toArray(Item[]::new)));

            assertThat(mail.getSubject()).startsWith("Usher: 5 people");
            assertThat(text(mail))
                    .contains("N".repeat(199) + "…", "مريم الزهراء", "Zoë 😀")
                    .doesNotContain("\u202E", "\u0000", "\u001b");
            assertThat(html(mail))
                    .contains("مريم الزهراء")
                    .doesNotContain("\u202E", "\u0000", "\u001b");
        }

        @Test
        void sendsAsMuchAsAMailCanHold() throws Exception {
            Item longest = person("ñ".repeat(500), "a@example.com").todo("é".repeat(5_000));

            MimeMessage mail =
                    sent(
                            Messages.users(
                                    Telling.NEWS,
                                    Collections.nCopies(Notification.MOST_LISTED, longest)
                                            .toArray(Item[]::new)));

            assertThat(html(mail)).endsWith("</html>\n");
        }

        @Test
        void namesTheTroubleWhenTheServerIsAwayButNoAddress() {
            SmtpPostman postman = postman(server.getSmtp().getPort());
            server.stop();

            assertThat(postman.deliver(Messages.test(), Messages.TEAM))
                    .isEqualTo(new Outcome.NotNow("ConnectException"));
        }

        private MimeMessage sent(Notification message) {
            int before = server.getReceivedMessages().length;
            assertThat(postman(server.getSmtp().getPort()).deliver(message, Messages.TEAM))
                    .isEqualTo(new Outcome.Taken());
            assertThat(server.getReceivedMessages()).hasSize(before + 1);
            return server.getReceivedMessages()[before];
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 450, false",
        "RCPT, 550, true",
        "DATA, 451, false",
        "., 452, false",
        "., 554, true",
        "RCPT, 530, false",
        "MAIL, 421, false",
        "MAIL, 530, false",
        "MAIL, 554, false",
        "MAIL, 550, false"
    })
    void givesUpOnlyWhatTheServerRefusesForGood(String command, int code, boolean refused)
            throws Exception {
        try (var server = new ScriptedServer(command, code + " no")) {
            Outcome outcome = postman(server.port()).deliver(Messages.test(), Messages.TEAM);

            assertThat(outcome)
                    .isInstanceOf(refused ? Outcome.Refused.class : Outcome.NotNow.class);
            assertThat(outcome.toString()).doesNotContain("team@example.com");
        }
    }

    @Test
    void triesAgainWhenTheServerFallsSilent() throws Exception {
        try (var server = new ScriptedServer("DATA", "")) {
            assertThat(postman(server.port()).deliver(Messages.test(), Messages.TEAM))
                    .isEqualTo(new Outcome.NotNow("SocketTimeoutException"));
        }
    }

    @Test
    void refusesASenderThatIsNoAddress() {
        assertThatThrownBy(
                        () ->
                                new SmtpPostman(
                                        new JavaMailSenderImpl(),
                                        "nobody at all",
                                        Optional.empty(),
                                        Optional.empty(),
                                        ZoneId.of("UTC")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("notifier.from");
    }

    private static SmtpPostman postman(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "2000");
        return new SmtpPostman(
                sender,
                FROM,
                Optional.of("it@example.com"),
                Optional.empty(),
                ZoneId.of("Europe/Berlin"));
    }

    private static String text(MimeMessage mail) throws Exception {
        return alternative(mail, 0);
    }

    private static String html(MimeMessage mail) throws Exception {
        return alternative(mail, 1);
    }

    private static String alternative(MimeMessage mail, int index) throws Exception {
        var mixed = (MimeMultipart) mail.getContent();
        var related = (MimeMultipart) mixed.getBodyPart(0).getContent();
        var alternatives = (MimeMultipart) related.getBodyPart(0).getContent();
        return alternatives.getBodyPart(index).getContent().toString().replace("\r\n", "\n");
    }
}
