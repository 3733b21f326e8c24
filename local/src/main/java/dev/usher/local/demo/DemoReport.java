package dev.usher.local.demo;

import dev.usher.local.client.ProvisioningLog;
import dev.usher.local.machine.Mail;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a demonstration went.
 *
 * @param log everything in the provisioning log
 * @param apiCalls calls that GoTo's Admin API answered
 * @param http429 those among them that came too fast
 * @param residentBytes memory of all processes together
 * @param deviations what is not as the company's file states
 */
public record DemoReport(
        int users,
        List<ProvisioningLog.Entry> log,
        List<Mail> mails,
        long apiCalls,
        long http429,
        double secondsToReady,
        double secondsToSettle,
        long residentBytes,
        List<String> deviations) {

    private static final int SHOWN = 40;

    public DemoReport {
        log = List.copyOf(log);
        mails = List.copyOf(mails);
        deviations = List.copyOf(deviations);
    }

    public boolean ok() {
        return deviations.isEmpty();
    }

    /** The report as one JSON object. */
    public String json() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("ok", ok());
        report.put("users", users);
        report.put("created", done(Set.of("CREATE")));
        report.put("adopted", count(entry -> entry.action().equals("ADOPTED")));
        report.put("updated", done(Set.of("UPDATE", "ENABLE")));
        report.put("disabled", done(Set.of("DISABLE")));
        report.put("skipped", count(entry -> entry.action().equals("SKIPPED")));
        report.put("failed", count(entry -> entry.outcome().equals("FAILED")));
        report.put("mails", mails.size());
        report.put("apiCalls", apiCalls);
        report.put("http429", http429);
        report.put("secondsToReady", rounded(secondsToReady));
        report.put("secondsToSettle", rounded(secondsToSettle));
        report.put("residentMb", residentBytes / (1024 * 1024));
        report.put("deviations", deviations);
        return JsonMapper.shared().writeValueAsString(report);
    }

    /** The report for a person. */
    public void print(PrintStream out) {
        out.println();
        out.printf("  %d people%n", users);
        line(out, done(Set.of("CREATE")), "accounts created");
        line(
                out,
                count(entry -> entry.action().equals("ADOPTED")),
                "accounts adopted that were there");
        line(out, done(Set.of("UPDATE")), "updated");
        line(out, done(Set.of("ENABLE")), "given access again");
        line(out, done(Set.of("DISABLE")), "disabled");
        line(
                out,
                count(entry -> entry.action().equals("SKIPPED")),
                "skipped: " + reasons(entry -> entry.action().equals("SKIPPED")));
        line(
                out,
                count(entry -> entry.outcome().equals("FAILED")),
                "failed: " + reasons(entry -> entry.outcome().equals("FAILED")));
        out.printf("%n  %d mails%n", mails.size());
        mails.forEach(mail -> out.printf("    to %s: %s%n", mail.to(), mail.subject()));
        out.printf(
                Locale.ROOT,
                "%n  Ready after %.1f s, settled after %.1f s more; %d calls to GoTo (%d of them"
                        + " too fast); %d MB in all processes.%n%n",
                secondsToReady,
                secondsToSettle,
                apiCalls,
                http429,
                residentBytes / (1024 * 1024));
        if (ok()) {
            out.println("  Everyone ended as the company's file states.");
        } else {
            out.println("  Not as the company's file states:");
            deviations.stream().limit(SHOWN).forEach(one -> out.println("    " + one));
            if (deviations.size() > SHOWN) {
                out.printf("    and %d more%n", deviations.size() - SHOWN);
            }
        }
        out.println();
    }

    private static void line(PrintStream out, long count, String what) {
        if (count > 0) {
            out.printf("    %4d %s%n", count, what);
        }
    }

    private long done(Set<String> actions) {
        return count(
                entry -> actions.contains(entry.action()) && entry.outcome().equals("SUCCEEDED"));
    }

    private long count(Predicate<ProvisioningLog.Entry> which) {
        return log.stream().filter(which).count();
    }

    private String reasons(Predicate<ProvisioningLog.Entry> which) {
        return log.stream()
                .filter(which)
                .map(entry -> entry.failure().isEmpty() ? entry.reason() : entry.failure())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }
}
