package dev.usher.local;

import dev.usher.local.company.Company;
import dev.usher.local.demo.Demo;
import dev.usher.local.demo.DemoReport;
import dev.usher.local.machine.DataFolder;
import dev.usher.local.machine.Machine;
import dev.usher.local.machine.MachineOptions;
import dev.usher.local.machine.Ports;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the system with a sample company. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts everything on free ports, loads a sample company, waits until it has come to"
                    + " rest,",
            "compares GoTo with what the company's file states, and stops. Ends with 0 only if all"
                    + " is so."
        })
final class DemoCommand implements Callable<Integer> {

    private static final Duration NOTIFICATION_WINDOW = Duration.ofSeconds(2);

    @Option(
            names = "--users",
            paramLabel = "N",
            description = "add ordinary people until there are so many")
    private int users = 0;

    @Option(
            names = "--json",
            description = "print one JSON object on standard output, all else on standard error")
    private boolean json = false;

    @Option(names = "--keep-data", description = "leave data and logs in .usher/")
    private boolean keepData = false;

    @Override
    public Integer call() throws Exception {
        long started = System.nanoTime();
        Path data =
                Files.createTempDirectory(
                        Files.createDirectories(Usher.project().resolve(".usher")), "demo-");
        Usher.logTo(data);
        PrintStream talk = json ? System.err : System.out;
        DemoReport report;
        Company company = Company.sample().grownTo(users);
        talk.println("Starting Kafka, PostgreSQL, a stand-in for GoTo and five services ...");
        try (Machine machine =
                Machine.start(
                        new MachineOptions(
                                Usher.project(),
                                data,
                                false,
                                Ports.free(),
                                company.bought(),
                                company::furnish,
                                NOTIFICATION_WINDOW,
                                talk::println,
                                mail -> talk.println("A mail arrived: " + mail.subject())))) {
            report = new Demo(machine, company, talk::println).run(started);
            report.print(talk);
            talk.println("Stopping ...");
        }
        if (json) {
            System.out.println(report.json());
        }
        if (keepData || !report.ok()) {
            talk.println("Data and logs are in " + data);
        } else {
            DataFolder.delete(data);
        }
        return report.ok() ? 0 : 1;
    }
}
