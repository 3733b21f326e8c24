package dev.usher.benchmarks.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.benchmarks.report.Report;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void namesTheBoundThatIsMissed() {
        Report<Figure> report = Figure.report(true);
        report.put(Figure.GOODPUT_OF_LIMIT, 0.94);
        report.put(Figure.URGENT_SECONDS, 3);

        assertThat(report.missed())
                .containsExactly("goodputOfLimit is 0.940 and should be at least 0.950.");
    }

    @Test
    void judgesASmallRunByWhatHoldsForAnySize() {
        Report<Figure> report = Figure.report(false);
        report.put(Figure.GOODPUT_OF_LIMIT, 0.1);
        report.put(Figure.FAULTS_LOST, 1);

        assertThat(report.missed()).containsExactly("faultsLost is 1 and should be at most 0.");
    }

    @Test
    void namesThePhaseThatFailed() {
        Report<Figure> report = Figure.report(false);
        report.fail("scan: no scan.");

        assertThat(report.missed()).containsExactly("scan: no scan.");
    }

    @Test
    void writesWhatWasMeasuredAsOneObject() {
        Report<Figure> report = Figure.report(true);
        report.put(Figure.SCAN_ACCOUNTS, 100_001);
        report.put(Figure.LIMITED_SECONDS, 41.23456);
        report.atLeast(Figure.RESIDENT_MB, 200);
        report.atLeast(Figure.RESIDENT_MB, 150);

        assertThat(report.json())
                .isEqualTo(
                        """
                        {"limitedSeconds":41.2346,"residentMb":200,"scanAccounts":100001}\
                        """);
    }
}
