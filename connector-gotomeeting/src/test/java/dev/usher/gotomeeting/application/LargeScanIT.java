package dev.usher.gotomeeting.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.gotomeeting.adapter.admin.SimulatorClient;
import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.simulator.gotomeeting.GoToSimulator;
import dev.usher.simulator.gotomeeting.Seed;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LargeScanIT {

    private static final int ACCOUNTS = 100_000;
    private static final long MOST_BYTES_EACH = 300;

    @Test
    void keepsLittleOfAHundredThousandAccounts() throws Exception {
        try (GoToSimulator simulator =
                GoToSimulator.start(SimulatorOptions.defaults().with(it -> it.withRate(0)))) {
            for (int i = 1; i < ACCOUNTS; i++) {
                simulator.addUser(
                        Seed.of("person." + i + "@sample.example.com", "Person", "No. " + i));
            }
            RecordingFeed feed = new RecordingFeed();
            Roster roster = new Roster("gotomeeting", feed);
            AccountScan scan =
                    new AccountScan(
                            "gotomeeting",
                            roster,
                            feed,
                            new BackOff(2, Duration.ZERO, Duration.ofMillis(1)),
                            Clock.systemUTC());
            GoTo.Account account =
                    SimulatorClient.of(simulator).account(AccountSetup.DEFAULT.key(), Lane.BULK);
            long before = used();

            assertThat(scan.run(account).count()).isEqualTo(ACCOUNTS);
            assertThat(feed.told).hasSize(ACCOUNTS);
            feed.told.clear();
            assertThat(used() - before).isLessThan(ACCOUNTS * MOST_BYTES_EACH);
            assertThat(roster.size()).isEqualTo(ACCOUNTS);
        }
    }

    /** Bytes in use once all garbage is gone. */
    private static long used() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
