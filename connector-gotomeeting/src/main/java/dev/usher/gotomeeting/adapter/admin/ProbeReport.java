package dev.usher.gotomeeting.adapter.admin;

import java.util.List;

/** What a probe brought home. */
public record ProbeReport(List<Finding> findings, Recording recording) {

    public ProbeReport {
        findings = List.copyOf(findings);
    }

    /** The findings as lines of text, most worrying first. */
    public String table() {
        StringBuilder table = new StringBuilder();
        for (Finding.Verdict verdict :
                List.of(
                        Finding.Verdict.DOES_NOT_HOLD,
                        Finding.Verdict.HOLDS,
                        Finding.Verdict.NOT_SEEN)) {
            findings.stream()
                    .filter(finding -> finding.verdict() == verdict)
                    .forEach(
                            finding ->
                                    table.append(
                                            String.format(
                                                    "%-14s %s%n%-14s   %s%n",
                                                    verdict.words(),
                                                    finding.assumption(),
                                                    "",
                                                    finding.seen())));
        }
        return table.toString();
    }
}
