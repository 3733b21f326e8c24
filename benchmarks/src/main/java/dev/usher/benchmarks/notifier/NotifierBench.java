package dev.usher.benchmarks.notifier;

import dev.usher.benchmarks.report.Report;
import dev.usher.benchmarks.wire.Bus;
import dev.usher.local.machine.CannotStartException;
import dev.usher.local.machine.DataFolder;
import dev.usher.local.machine.Mailbox;
import dev.usher.local.machine.RunningProgram;
import dev.usher.local.machine.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Measures the notifier's jar as a process of its own, over a real broker and a real mail server.
 * After the first mail it is killed and started again, while the mail server is away until the next
 * mail waits for it.
 *
 * @param project the folder with the built modules
 * @param data where everything it keeps is kept
 * @param failures users who fail
 * @param say tells a person what is going on, one line each
 */
public record NotifierBench(Path project, Path data, int failures, Consumer<String> say) {

    /** With how many it is run unless somebody asks for others. */
    public static final int FAILURES = 10_000;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /**
     * Runs it.
     *
     * @throws CannotStartException with a message for a person
     */
    public Report<Figure> run() throws IOException, InterruptedException, ExecutionException {
        Report<Figure> report = Figure.report();
        report.put(Figure.FAILURES, failures);
        Path mails = data.resolve("mails");
        DataFolder.delete(mails);
        Delivered delivered = new Delivered();
        try (Workbench workbench = Workbench.start(project, data);
                Bus bus = Bus.open(workbench.bootstrapServers(), "bench.", Duration.ofMillis(5))) {
            Told told = Told.by(bus);
            Failing failing = new Failing(bus, failures);
            int port = untilTheFirstMail(workbench, bus, failing, delivered, mails, report);
            say.accept("Killed it after the first mail, starting it without a mail server ...");
            RunningProgram second = start(workbench, port, bus);
            failing.end();
            await(
                    "the next mail waits",
                    second,
                    () -> told.planned() > 1 || told.count() >= failures);
            try (Mailbox _ = Mailbox.start(mails, port, delivered)) {
                await("all were told of", second, () -> told.count() >= failures);
            }
            report.atLeast(Figure.RESIDENT_MB, megabytes(second));
            report.put(Figure.MAILS, delivered.count() - delivered.repeated());
            report.put(Figure.LOST, Math.max(0, failures - told.count()));
            report.put(
                    Figure.REPEATED, delivered.repeated() + Math.max(0, told.count() - failures));
        }
        return report;
    }

    private int untilTheFirstMail(
            Workbench workbench,
            Bus bus,
            Failing failing,
            Delivered delivered,
            Path mails,
            Report<Figure> report)
            throws IOException, InterruptedException {
        try (Mailbox mailbox = Mailbox.start(mails, 0, delivered)) {
            RunningProgram first = start(workbench, mailbox.port(), bus);
            failing.begin();
            await("the first mail came", first, () -> delivered.count() > 0);
            report.put(Figure.SECONDS_TO_FIRST_MAIL, failing.secondsUntil(delivered.firstAt()));
            report.atLeast(Figure.RESIDENT_MB, megabytes(first));
            first.kill();
            return mailbox.port();
        }
    }

    private RunningProgram start(Workbench workbench, int mailPort, Bus bus)
            throws IOException, InterruptedException {
        RunningProgram notifier =
                workbench.startNotifier(mailPort, Map.of("contracts.topic-prefix", bus.prefix()));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!notifier.ready()) {
            if (!notifier.alive() || System.nanoTime() > end) {
                throw new CannotStartException(
                        "The notifier does not start. Its log is " + notifier.log() + ".");
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
        return notifier;
    }

    private void await(String until, RunningProgram notifier, BooleanSupplier done)
            throws InterruptedException {
        say.accept("Waiting until " + until + " ...");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (!notifier.alive() || System.nanoTime() > end) {
                throw new CannotStartException(
                        "The notifier ended, or took more than three minutes, before "
                                + until
                                + ". Its log is "
                                + notifier.log()
                                + ".");
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
    }

    private static double megabytes(RunningProgram notifier) {
        return notifier.peakBytes() / (1024.0 * 1024.0);
    }
}
