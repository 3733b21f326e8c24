package dev.usher.diff.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobState;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two applications in one partition, of which one has many more users to decide. */
class NeighboursTopologyTest extends DrivenTopology {

    private static final String LARGE = "a-large";
    private static final String SMALL = "b-small";
    private static final int MANY = 400;
    private static final int FEW = 100;

    /** The application of each decision, in the order in which they were told. */
    private final List<String> told = new ArrayList<>();

    @Test
    void takeTurnsInSlicesSoThatNoneWaitsForTheEndOfAnother() {
        settle(LARGE, MANY);
        settle(SMALL, FEW);

        switchOn(LARGE);
        switchOn(SMALL);
        Awaitility.await().until(() -> goOn() == MANY + FEW);

        List<String> untilTheSmallOneIsDone = told.subList(0, told.lastIndexOf(SMALL) + 1);
        assertThat(Collections.frequency(untilTheSmallOneIsDone, LARGE))
                .isBetween(FEW / 2, FEW * 2);
    }

    private int goOn() {
        driver.advanceWallClockTime(Duration.ofMillis(10));
        output(Topics.DECISIONS)
                .readKeyValuesToList()
                .forEach(it -> told.add(RecordKey.parse(it.key).application()));
        return told.size();
    }

    private void settle(String application, int users) {
        send(Topics.SETTINGS, application, settings(1, JobState.OFF));
        for (int number = 1; number <= users; number++) {
            Entitlement entitlement = Fixtures.entitlement(ChangeKind.BULK);
            UUID user = new UUID(0, number);
            entitlement.setUserId(user);
            entitlement.setAttributes(
                    Map.of(
                            "mail", List.of("u" + number + "@example.com"),
                            "givenName", List.of("Ann"),
                            "surname", List.of("Lee")));
            send(Topics.ENTITLEMENTS, application + "|" + user, entitlement);
        }
        driver.advanceWallClockTime(TICK);
    }

    /** Everybody is decided, and it is told of each. */
    private void switchOn(String application) {
        send(Topics.SETTINGS, application, settings(2, JobState.PREVIEW));
        send(Topics.ACCOUNTS, application + "|*", Fixtures.scanFinished(NOW));
    }

    private static JobSettings settings(long version, JobState status) {
        JobSettings settings = Fixtures.settings();
        settings.setVersion(version);
        settings.setStatus(status);
        return settings;
    }
}
