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
 * It is killed after the first mail and started again.
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
                Mailbox mailbox = Mailbox.start(mails, 0, delivered);
                Bus bus = Bus.open(workbench.bootstrapServers(), "bench.", Duration.ofMillis(5))) {
            Told told = Told.by(bus);
            Failing failing = new Failing(bus, failures);
            RunningProgram first = start(workbench, mailbox, bus);
            failing.begin();
            await("the first mail came", first, () -> delivered.count() > 0);
            report.put(Figure.SECONDS_TO_FIRST_MAIL, failing.secondsUntil(delivered.firstAt()));
            report.atLeast(Figure.RESIDENT_MB, megabytes(first));
            first.kill();
            say.accept("Killed it after the first mail, starting it again ...");
            RunningProgram second = start(workbench, mailbox, bus);
            failing.end();
            await("all were told of", second, () -> told.count() >= failures);
            report.atLeast(Figure.RESIDENT_MB, megabytes(second));
            report.put(Figure.MAILS, delivered.count() - delivered.repeated());
            report.put(Figure.LOST, Math.max(0, failures - told.count()));
            report.put(
                    Figure.REPEATED, delivered.repeated() + Math.max(0, told.count() - failures));
        }
        return report;
    }

    private RunningProgram start(Workbench workbench, Mailbox mailbox, Bus bus)
            throws IOException, InterruptedException {
        RunningProgram notifier =
                workbench.startNotifier(
                        mailbox.port(), Map.of("contracts.topic-prefix", bus.prefix()));
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
