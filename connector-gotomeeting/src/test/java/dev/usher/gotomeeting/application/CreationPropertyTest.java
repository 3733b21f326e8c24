package dev.usher.gotomeeting.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.gotomeeting.application.CrowdedGoTo.Mood;
import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.SeatLedger;
import dev.usher.gotomeeting.domain.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CreationPropertyTest {

    @Property
    void losesNobodyAndMakesNobodyTwice(
            @ForAll @IntRange(min = 1, max = 60) int users,
            @ForAll @Size(max = 5) Set<@IntRange(max = 59) Integer> refused,
            @ForAll @IntRange(min = 1, max = 60) int largestBatch,
            @ForAll @Size(max = 12) List<Mood> moods) {
        CrowdedGoTo goTo = new CrowdedGoTo();
        goTo.largestBatch = largestBatch;
        goTo.moods.addAll(moods);
        refused.forEach(i -> goTo.refused.add(Examples.creation(i).desired().email()));

        List<Report> reports = create(goTo, users);

        assertThat(reports)
                .extracting(Report::order)
                .containsExactlyInAnyOrderElementsOf(orders(users));
        assertThat(goTo.created).isEqualTo(goTo.accounts.size());
        assertThat(reports.stream().mapToInt(Report::apiCalls).sum()).isEqualTo(goTo.calls);
        for (Report report : reports) {
            KnownAccount there = goTo.accounts.get(report.order().desired().email());
            if (report.verdict() instanceof Verdict.Succeeded(KnownAccount account, _)) {
                assertThat(there).isNotNull();
                assertThat(account.key()).isEqualTo(there.key());
            } else {
                assertThat(there).isNull();
            }
        }
    }

    @Property
    void findsCulpritsWithFewCalls(
            @ForAll @IntRange(min = 1, max = 200) int users,
            @ForAll @Size(max = 6) Set<@IntRange(max = 199) Integer> culprits) {
        CrowdedGoTo goTo = new CrowdedGoTo();
        culprits.removeIf(i -> i >= users);
        culprits.forEach(i -> goTo.refused.add(Examples.creation(i).desired().email()));

        List<Report> reports = create(goTo, users);

        int levels = users == 1 ? 0 : 32 - Integer.numberOfLeadingZeros(users - 1);
        assertThat(goTo.calls).isLessThanOrEqualTo(1 + 2 * levels * culprits.size());
        assertThat(
                        reports.stream()
                                .filter(report -> report.verdict() instanceof Verdict.Failed)
                                .map(Report::order))
                .containsExactlyInAnyOrderElementsOf(
                        culprits.stream().map(Examples::creation).toList());
    }

    private static List<Report> create(CrowdedGoTo goTo, int users) {
        List<Report> reports = new ArrayList<>();
        new Creation(
                        goTo,
                        new Roster("gotomeeting", new SilentFeed()),
                        new SeatLedger(() -> {}),
                        new Batches(1000),
                        () -> new Effort(new BackOff(20, Duration.ZERO, Duration.ZERO)),
                        InstantSource.fixed(Examples.NOW),
                        true)
                .execute(orders(users), reports::add);
        return reports;
    }

    private static List<Order> orders(int users) {
        return IntStream.range(0, users).mapToObj(Examples::creation).toList();
    }
}
