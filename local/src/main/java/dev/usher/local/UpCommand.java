package dev.usher.local;

import dev.usher.local.company.Company;
import dev.usher.local.machine.Machine;
import dev.usher.local.machine.MachineOptions;
import dev.usher.local.machine.Mail;
import dev.usher.local.machine.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the system until it is told to stop. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts everything and keeps it running until Ctrl-C. What it holds survives restarts"
                    + " and kills."
        })
final class UpCommand implements Callable<Integer> {

    private static final Duration NOTIFICATION_WINDOW = Duration.ofSeconds(30);

    @Option(
            names = "--console-port",
            paramLabel = "PORT",
            description = "port of the console (${DEFAULT-VALUE})")
    private int consolePort = 8480;

    @Option(
            names = "--assignment-port",
            paramLabel = "PORT",
            description = "port of the assignment-service (${DEFAULT-VALUE})")
    private int assignmentPort = 8481;

    @Option(
            names = "--broker-port",
            paramLabel = "PORT",
            description = "port of Kafka (${DEFAULT-VALUE})")
    private int brokerPort = 8482;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "where everything is kept (.usher/up of the project)")
    private @Nullable Path data;

    @Override
    public Integer call() throws Exception {
        long started = System.nanoTime();
        Path chosen = data;
        Path folder =
                chosen == null
                        ? Usher.project().resolve(".usher").resolve("up")
                        : chosen.toAbsolutePath().normalize();
        Usher.logTo(folder);
        say("Starting Kafka, PostgreSQL, a stand-in for GoTo and five services ...");
        try (Machine machine =
                Machine.start(
                        new MachineOptions(
                                Usher.project(),
                                folder,
                                true,
                                new Ports(
                                        Optional.of(consolePort),
                                        Optional.of(assignmentPort),
                                        Optional.of(brokerPort)),
                                Company.sample().bought(),
                                _ -> {},
                                NOTIFICATION_WINDOW,
                                UpCommand::say,
                                UpCommand::tellOf))) {
            machine.awaitReady();
            say("Ready after " + Duration.ofNanos(System.nanoTime() - started).toSeconds() + " s.");
            say(welcome(machine, folder));
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static void tellOf(Mail mail) {
        say("A mail arrived: " + mail.subject() + " (" + mail.file() + ")");
    }

    private static String welcome(Machine machine, Path folder) {
        return """

          console             %1$s   token %2$s
          assignment-service  %3$s   token %4$s
          stand-in for GoTo   %5$s   token %6$s
          Kafka               %7$s
          data, logs, mails, settings in %8$s

        Someone joins, and is assigned:
          curl -H 'Authorization: Bearer %4$s' -H 'Content-Type: application/json' %3$s/api/v1/users \\
            -d '{"userName": "ann.hall@example.com", "attributes": {"mail": "ann.hall@example.com", "givenName": "Ann", "surname": "Hall"}}'
          curl -H 'Authorization: Bearer %4$s' -H 'Content-Type: application/json' %3$s/api/v1/assignments \\
            -d '{"user": "ann.hall@example.com", "role": "GoToMeeting User"}'
        What was done about it, and what GoTo has now:
          curl -H 'Authorization: Bearer %2$s' '%1$s/api/v1/log?user=ann.hall@example.com'
          curl -H 'Authorization: Bearer %6$s' %5$s/simulator/accounts

        Ctrl-C stops everything.
        """
                .formatted(
                        machine.console(),
                        machine.secrets().consoleToken(),
                        machine.assignment(),
                        machine.secrets().assignmentToken(),
                        machine.goTo().baseUrl(),
                        machine.secrets().goTo().simulatorToken(),
                        machine.bootstrapServers(),
                        folder);
    }
}
