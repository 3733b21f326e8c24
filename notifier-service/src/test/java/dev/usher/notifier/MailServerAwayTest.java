package dev.usher.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.usher.notifier.adapter.mail.SmtpPostman;
import dev.usher.notifier.application.Audiences;
import dev.usher.notifier.application.FakeLedger;
import dev.usher.notifier.application.IgnoringTally;
import dev.usher.notifier.application.MovableClock;
import dev.usher.notifier.application.NotifyingPeople;
import dev.usher.notifier.domain.Audience;
import dev.usher.notifier.domain.DailySummary;
import dev.usher.notifier.domain.Event;
import dev.usher.notifier.domain.GroupKey;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Kind;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Patience;
import dev.usher.notifier.domain.Rhythm;
import dev.usher.notifier.domain.Target;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * An hour without a mail server, over a socket that refuses: everything is real but the time that
 * passes and the ledger.
 */
class MailServerAwayTest {

    private static final int PER_HOUR = 3;
    private static final int FAILURES = 10;
    private static final Duration STEP = Duration.ofMinutes(10);

    private final MovableClock clock = new MovableClock();
    private final FakeLedger ledger = new FakeLedger();
    private GreenMail server = server(0);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void losesNothingAndKeepsOrderAndCap() {
        int port = server.getSmtp().getPort();
        server.stop();
        NotifyingPeople people = people(port);
        people.take(Set.of(0));

        for (int i = 0; i < FAILURES; i++) {
            people.note(0, List.of(fails(i)));
            clock.pass(Duration.ofMinutes(6));
            people.sendDue();
        }
        assertThat(people.pending()).isEqualTo(FAILURES);
        assertThat(ledger.messages()).hasSize(PER_HOUR).noneMatch(Notification::isEnded);

        server = server(port);
        server.start();
        int[] received = new int[40];
        for (int step = 0; step < received.length; step++) {
            clock.pass(STEP);
            people.sendDue();
            received[step] = server.getReceivedMessages().length;
        }

        assertThat(people.pending()).isZero();
        assertThat(names()).containsExactlyElementsOf(namesInOrder());
        int stepsAnHour = (int) (Duration.ofHours(1).toMillis() / STEP.toMillis());
        assertThat(IntStream.range(stepsAnHour, received.length))
                .allMatch(step -> received[step] - received[step - stepsAnHour] <= PER_HOUR);
        assertThat(received[stepsAnHour]).isEqualTo(PER_HOUR);
    }

    private List<String> names() {
        return Arrays.stream(server.getReceivedMessages())
                .map(GreenMailUtil::getWholeMessage)
                .map(mail -> mail.replaceAll("(?s).*?(user\\d)@example.*", "$1"))
                .toList();
    }

    private static List<String> namesInOrder() {
        return IntStream.range(0, FAILURES).mapToObj(i -> "user" + i).toList();
    }

    private NotifyingPeople people(int port) {
        SmtpPostman smtp = smtp(port);
        return new NotifyingPeople(
                ledger,
                audiences(),
                (message, to) -> smtp.deliver(message, (Target.Mailbox) to),
                new IgnoringTally(),
                new Patience(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(24)),
                new DailySummary(LocalTime.of(8, 0), ZoneOffset.UTC),
                () -> true,
                clock);
    }

    private static SmtpPostman smtp(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return new SmtpPostman(
                sender, "usher@example.com", Optional.empty(), Optional.empty(), ZoneOffset.UTC);
    }

    private static Audiences audiences() {
        Rhythm rhythm =
                new Rhythm(
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        Duration.ofDays(2),
                        PER_HOUR);
        Map<String, Audience> all =
                Map.of(
                        "app",
                        new Audience(
                                List.of(new Target.Mailbox("team@example.com")),
                                rhythm,
                                "en",
                                false));
        return new Audiences() {
            @Override
            public Map<String, Audience> newest() {
                return all;
            }

            @Override
            public Map<String, Audience> known() {
                return all;
            }
        };
    }

    private NotifyingPeople.Report fails(int i) {
        String user = "user" + i;
        return new NotifyingPeople.Report(
                "app",
                new Event.Began(
                        new GroupKey(Kind.USERS, "CAUSE_" + i),
                        user,
                        Item.of(user, "It failed.", clock.instant())
                                .about(user + "@example.com", "CREATE")));
    }

    private static GreenMail server(int port) {
        return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }
}
