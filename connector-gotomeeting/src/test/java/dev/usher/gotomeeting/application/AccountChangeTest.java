package dev.usher.gotomeeting.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.gotomeeting.domain.BackOff;
import dev.usher.gotomeeting.domain.Change;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Patch;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AccountChangeTest {

    private final ScriptedGoTo goTo = new ScriptedGoTo();
    private final AccountChange change =
            new AccountChange(
                    goTo,
                    new BackOff(3, Duration.ZERO, Duration.ofMillis(1)),
                    InstantSource.fixed(Examples.NOW));

    @Test
    void readsOnceWhenAChangeIsAnsweredWithoutTheUser() {
        goTo.there = Examples.account("Ng");
        Order order =
                Examples.order(
                        Order.Kind.UPDATE,
                        Optional.of("7"),
                        List.of(new Change("lastName", Optional.of("Lee"), Optional.of("Ng"))));

        Report report = change.execute(order);

        assertThat(report.verdict())
                .isEqualTo(new Verdict.Succeeded(Examples.account("Ng"), order.changes()));
        assertThat(goTo.patches)
                .containsExactly(
                        new Patch(
                                Optional.empty(),
                                new TreeMap<>(Map.of("lastName", "Lee")),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(report.apiCalls()).isEqualTo(2);
    }

    @Test
    void refusesKeysThatGoToCannotHaveGiven() {
        Report report =
                change.execute(Examples.order(Order.Kind.UPDATE, Optional.of("seven"), List.of()));

        assertThat(report.verdict())
                .isEqualTo(new Verdict.Failed(Failure.Permanent.of(Reason.UNSUPPORTED)));
        assertThat(report.apiCalls()).isZero();
    }
}
