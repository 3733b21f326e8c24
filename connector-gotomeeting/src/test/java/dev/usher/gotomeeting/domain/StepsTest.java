package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.policy.AccountSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StepsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void tellImportMatchProcessAndExportOfAChange() {
        Order order = order(Order.Kind.UPDATE, Optional.of("7"));
        Report report =
                new Report(
                        order,
                        new Verdict.Succeeded(account("7"), order.changes()),
                        1,
                        2,
                        NOW,
                        NOW,
                        List.of("GoTo kept the licence 1; it was taken by itself."));

        List<Step> steps = Steps.of(report);

        assertThat(steps)
                .extracting(Step::name)
                .containsExactly(
                        "EntryImportUpdate",
                        "EntryImport",
                        "EntrySynchronizationUpdate",
                        "EntryExportUpdate",
                        "EntryExportUpdate");
        assertThat(steps)
                .extracting(Step::type)
                .containsExactly(
                        Step.Type.IMPORT,
                        Step.Type.MATCHING,
                        Step.Type.PROCESSING,
                        Step.Type.EXPORT,
                        Step.Type.EXPORT);
        assertThat(steps.get(2).details()).containsEntry("lastName", "Lee -> Ng");
        assertThat(steps.get(3).status()).isEqualTo(Step.Status.WARNING);
        assertThat(steps.getLast())
                .isEqualTo(
                        new Step(
                                "EntryExportUpdate",
                                Step.Type.EXPORT,
                                Step.Status.SUCCESS,
                                "The account was changed.",
                                new TreeMap<>(Map.of("attempts", "1", "apiCalls", "2"))));
    }

    @Test
    void nameTheIncidentOfAFailedExport() {
        Failure failure =
                new Failure.Permanent(Reason.NO_SEATS, Optional.of(409), Optional.of("incident-1"));
        Report report =
                new Report(
                        order(Order.Kind.CREATE, Optional.empty()),
                        new Verdict.Failed(failure),
                        1,
                        1,
                        NOW,
                        NOW);

        Step export = Steps.of(report).getLast();

        assertThat(export.name()).isEqualTo("EntryExportAdd");
        assertThat(export.status()).isEqualTo(Step.Status.FAILURE);
        assertThat(export.details())
                .containsEntry("errorCode", "LicenseLimitExceeded")
                .containsEntry("httpStatus", "409")
                .containsEntry("incidentId", "incident-1");
    }

    @Test
    void endWithTheReasonWhenNothingWasTried() {
        Verdict refused = new Verdict.Failed(Failure.Permanent.of(Reason.PROTECTED_ACCOUNT));
        Report report = Report.untouched(order(Order.Kind.DISABLE, Optional.of("7")), refused, NOW);

        Step last = Steps.of(report).getLast();

        assertThat(last.name()).isEqualTo("EntrySynchronizationSkip");
        assertThat(last.status()).isEqualTo(Step.Status.SKIPPED);
        assertThat(last.description()).isEqualTo(Reason.PROTECTED_ACCOUNT.message());
    }

    @Test
    void nameTheKeyThatGoToDoesNotKnow() {
        Verdict refused = new Verdict.Failed(Failure.Permanent.of(Reason.GROUP_NOT_FOUND));
        Order order =
                order(
                        Order.Kind.UPDATE,
                        Optional.of("7"),
                        List.of(new Change(Change.GROUP, Optional.empty(), Optional.of("71"))));
        Report report = new Report(order, refused, 1, 1, NOW, NOW);

        assertThat(Steps.of(report).getLast().description())
                .isEqualTo("GoTo does not know the group: 71.");
        assertThat(Steps.of(Report.untouched(order, refused, NOW)).getLast().description())
                .isEqualTo("GoTo does not know the group: 71.");
    }

    @Test
    void nameTheAccountInTheWay() {
        Report report =
                new Report(
                        order(Order.Kind.CREATE, Optional.empty()),
                        new Verdict.Conflict(account("8")),
                        1,
                        2,
                        NOW,
                        NOW);

        assertThat(Steps.of(report))
                .anySatisfy(
                        step -> {
                            assertThat(step.type()).isEqualTo(Step.Type.MATCHING);
                            assertThat(step.status()).isEqualTo(Step.Status.FAILURE);
                            assertThat(step.details()).containsEntry("accountInTheWay", "8");
                        });
    }

    private static Order order(Order.Kind kind, Optional<String> key) {
        return order(
                kind, key, List.of(new Change("lastName", Optional.of("Lee"), Optional.of("Ng"))));
    }

    private static Order order(Order.Kind kind, Optional<String> key, List<Change> changes) {
        return new Order(
                "gotomeeting",
                new UUID(1, 1),
                new UUID(2, 2),
                "ann@example.com",
                "Ann Lee",
                kind,
                key,
                AccountSpec.of(
                        "ann@example.com",
                        Map.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of()),
                changes,
                1,
                NOW);
    }

    private static KnownAccount account(String key) {
        return new KnownAccount(
                key,
                "ann@example.com",
                new TreeMap<>(),
                KnownAccount.Status.ACTIVE,
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                Optional.empty(),
                new TreeSet<>(),
                new TreeSet<>(),
                NOW);
    }
}
