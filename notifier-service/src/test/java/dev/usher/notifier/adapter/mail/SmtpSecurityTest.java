package dev.usher.notifier.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.usher.notifier.application.Postman.Outcome;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpSecurityTest {

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));

    @BeforeEach
    void start() {
        server.start();
        server.setUser("usher@example.com", "usher", "right");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void signsInOverTls() {
        assertThat(postman("right", true).deliver(Messages.test(), Messages.TEAM))
                .isEqualTo(new Outcome.Taken());
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void triesAgainWhenTheSignInIsRefusedAndShowsNoPassword() {
        Outcome outcome = postman("wrong", true).deliver(Messages.test(), Messages.TEAM);

        assertThat(outcome).isInstanceOf(Outcome.NotNow.class);
        assertThat(outcome.toString()).contains("Authentication").doesNotContain("wrong");
    }

    @Test
    void trustsNoServerThatNobodyVouchesFor() {
        assertThat(postman("right", false).deliver(Messages.test(), Messages.TEAM))
                .isInstanceOf(Outcome.NotNow.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private SmtpPostman postman(String password, boolean trusting) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtps().getPort());
        sender.setUsername("usher");
        sender.setPassword(password);
        var properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.auth", "true");
        properties.setProperty("mail.smtp.ssl.enable", "true");
        if (trusting) {
            properties.setProperty("mail.smtp.ssl.trust", "*");
            properties.setProperty("mail.smtp.ssl.checkserveridentity", "false");
        }
        return new SmtpPostman(
                sender, "usher@example.com", Optional.empty(), Optional.empty(), ZoneId.of("UTC"));
    }
}
