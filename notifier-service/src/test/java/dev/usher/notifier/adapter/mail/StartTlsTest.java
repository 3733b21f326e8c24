package dev.usher.notifier.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.notifier.application.Postman.Outcome;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What the service's own settings of the mail server make of a server that can encrypt. */
class StartTlsTest {

    private static final String REQUIRED = "mail.smtp.starttls.required";
    private static final String TRUST = "mail.smtp.ssl.trust";
    private static final String IDENTITY = "mail.smtp.ssl.checkserveridentity";

    @Test
    void encryptsWhereTheServerOffersIt() throws Exception {
        try (var server = ScriptedServer.startingTls()) {
            assertThat(deliver(server.port(), Map.of(TRUST, "*", IDENTITY, "false")))
                    .isEqualTo(new Outcome.Taken());
            assertThat(server.commands())
                    .startsWith("EHLO", "STARTTLS", "EHLO encrypted", "MAIL encrypted")
                    .doesNotContain("MAIL", "RCPT", "DATA");
        }
    }

    @Test
    void sendsNothingToAServerThatNobodyVouchesFor() throws Exception {
        try (var server = ScriptedServer.startingTls()) {
            assertThat(deliver(server.port(), Map.of())).isInstanceOf(Outcome.NotNow.class);
            assertThat(server.commands()).startsWith("EHLO", "STARTTLS").doesNotContain("MAIL");
        }
    }

    @Test
    void sendsNothingInTheClearWhereItMustNot() throws Exception {
        try (var server = new ScriptedServer("", "")) {
            assertThat(deliver(server.port(), Map.of(REQUIRED, "true")))
                    .isInstanceOf(Outcome.NotNow.class);
            assertThat(server.commands()).startsWith("EHLO").doesNotContain("MAIL");
        }
    }

    @Test
    void waitsForNoServerForEver() {
        settings(
                0,
                sender ->
                        assertThat(sender.getJavaMailProperties())
                                .containsEntry("mail.smtp.connectiontimeout", "10000")
                                .containsEntry("mail.smtp.timeout", "20000")
                                .containsEntry("mail.smtp.writetimeout", "20000"));
    }

    private static Outcome deliver(int port, Map<String, String> more) {
        var outcome = new AtomicReference<Outcome>(new Outcome.Refused("Not tried"));
        settings(
                port,
                sender -> {
                    sender.getJavaMailProperties().putAll(more);
                    outcome.set(
                            new SmtpPostman(
                                            sender,
                                            "usher@example.com",
                                            Optional.empty(),
                                            Optional.empty(),
                                            ZoneId.of("UTC"))
                                    .deliver(Messages.test(), Messages.TEAM));
                });
        return outcome.get();
    }

    private static void settings(int port, Consumer<JavaMailSenderImpl> use) {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
                .withPropertyValues("spring.mail.host=127.0.0.1", "spring.mail.port=" + port)
                .run(context -> use.accept(context.getBean(JavaMailSenderImpl.class)));
    }
}
