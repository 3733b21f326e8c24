package dev.usher.gotomeeting.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.ProvisioningError;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.gotomeeting.domain.Change;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.Verdict;
import dev.usher.policy.AccountSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** Has Avro trust the classes of records, as it does wherever one is read. */
    @BeforeAll
    static void trustRecords() {
        var _ = new RecordSerializer();
    }

    @ParameterizedTest
    @CsvSource({
        "LICENCE_NOT_FOUND, GoTo does not know the licence: 8., 8",
        "GROUP_NOT_FOUND, GoTo does not know the group: 71., 71",
        "CUSTOM_ROLE_NOT_FOUND, 'GoTo does not know the custom role, one of these: 50, 51.', 50/51",
        "NO_SEATS, No seat of the licence is left., ''"
    })
    void nameTheKeysThatGoToDoesNotKnow(Reason reason, String message, String values) {
        ProvisioningError error =
                failed(
                        List.of(
                                change(Change.LICENCES, "7", "7,8"),
                                change(Change.GROUP, "70", "71"),
                                change(Change.CUSTOM_ROLES, "", "50,51")),
                        reason);

        assertThat(error.getMessage()).isEqualTo(message);
        assertThat(String.join("/", error.getValues())).isEqualTo(values);
    }

    @Test
    void nameAllThereIsToBeWhenNothingIsAdded() {
        assertThat(failed(List.of(), Reason.LICENCE_NOT_FOUND).getMessage())
                .isEqualTo("GoTo does not know the licence, one of these: 7, 8.");
    }

    private static ProvisioningError failed(List<Change> changes, Reason reason) {
        Order order =
                new Order(
                        "gotomeeting",
                        new UUID(1, 1),
                        new UUID(2, 2),
                        "ann@example.com",
                        "Ann Lee",
                        Order.Kind.UPDATE,
                        Optional.of("1"),
                        AccountSpec.of(
                                "ann@example.com",
                                Map.of(),
                                List.of("7", "8"),
                                List.of(),
                                Optional.of("71"),
                                List.of("50", "51")),
                        changes,
                        1,
                        NOON);
        Verdict verdict = new Verdict.Failed(Failure.Permanent.of(reason));
        return Objects.requireNonNull(
                Records.result(Report.untouched(order, verdict, NOON)).getError());
    }

    private static Change change(String attribute, String from, String to) {
        return new Change(attribute, Optional.of(from), Optional.of(to));
    }
}
