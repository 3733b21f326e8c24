package dev.usher.local.demo;

import dev.usher.local.client.AssignmentApi;
import dev.usher.local.client.ProvisioningLog;
import dev.usher.local.company.Company;
import dev.usher.local.company.Comparison;
import dev.usher.local.machine.Machine;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Shows the running system with a company, and judges it. */
public final class Demo {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration BASE = Duration.ofSeconds(60);
    private static final Duration PER_PERSON = Duration.ofMillis(250);

    private final Machine machine;
    private final Company company;
    private final Comparison comparison;
    private final Findings findings;
    private final Consumer<String> say;

    public Demo(Machine machine, Company company, Consumer<String> say) {
        this.machine = machine;
        this.company = company;
        this.comparison = new Comparison(company, machine.goTo());
        this.findings = new Findings(company);
        this.say = say;
    }

    /** Waits until the system is ready, tells it of the company, and says how everyone ended. */
    public DemoReport run(long startedNanos)
            throws IOException, InterruptedException, ExecutionException {
        machine.awaitReady();
        double secondsToReady = secondsSince(startedNanos);
        say.accept(
                String.format(
                        Locale.ROOT,
                        "Ready after %.1f s. Loading %d people ...",
                        secondsToReady,
                        company.people().size()));
        long ready = System.nanoTime();
        List<String> deviations = new ArrayList<>(load());
        try (Settling settling = new Settling(machine)) {
            say.accept("All is told. Waiting until it has come to rest ...");
            String unsettled = settling.await(patience(), this::mailsMissing);
            if (!unsettled.isEmpty()) {
                deviations.add("It did not come to rest; " + unsettled);
            }
        }
        double secondsToSettle = secondsSince(ready);
        ProvisioningLog log =
                new ProvisioningLog(machine.console(), machine.secrets().consoleToken());
        List<ProvisioningLog.Entry> entries = log.entries();
        deviations.addAll(comparison.deviations());
        deviations.addAll(findings.inLog(entries));
        deviations.addAll(findings.inMails(machine.mails()));
        var totals = machine.goTo().journal().totals();
        return new DemoReport(
                company.people().size(),
                entries,
                machine.mails(),
                totals.calls(),
                totals.answered(429),
                secondsToReady,
                secondsToSettle,
                machine.residentBytes(),
                deviations);
    }

    private List<String> load() throws IOException, InterruptedException {
        Loading loading =
                new Loading(
                        company,
                        new AssignmentApi(
                                machine.assignment(), machine.secrets().assignmentToken()));
        List<String> deviations = new ArrayList<>();
        AssignmentApi.Imported csv = loading.importCsv();
        say.accept("CSV: " + csv.accepted() + " people, refused " + csv.refused());
        if (csv.refused().size() != company.unusableRows().size()) {
            deviations.add(
                    "The CSV import should refuse "
                            + company.unusableRows().size()
                            + " rows, and refused "
                            + csv.refused());
        }
        AssignmentApi.Imported lines = loading.importLines();
        say.accept("JSON Lines: " + lines.accepted() + " lines taken");
        lines.refused().forEach(line -> deviations.add("Import refused " + line));
        for (int turn : loading.turns()) {
            waitFor("those before turn " + turn, () -> comparison.servedBefore(turn), deviations);
            loading.tellOf(turn);
        }
        waitFor("those who are to leave", comparison::leaversServed, deviations);
        loading.letGo();
        return deviations;
    }

    private void waitFor(String whom, BooleanSupplier served, List<String> deviations)
            throws InterruptedException {
        long end = System.nanoTime() + patience().toNanos();
        while (!served.getAsBoolean()) {
            if (System.nanoTime() > end) {
                deviations.add("Waited in vain for the accounts of " + whom);
                return;
            }
            TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
        }
    }

    private String mailsMissing() {
        List<String> missing = findings.inMails(machine.mails());
        return missing.isEmpty() ? "" : "mails: " + missing.getFirst();
    }

    private Duration patience() {
        return BASE.plus(PER_PERSON.multipliedBy(company.people().size()));
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
