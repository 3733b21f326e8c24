package dev.usher.notifier.adapter.kafka;

import dev.usher.contracts.NotificationItem;
import dev.usher.contracts.NotificationState;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.notifier.application.Ledger.Entry;
import dev.usher.notifier.domain.Failure;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.NotificationId;
import dev.usher.notifier.domain.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Entries of the ledger as records of {@code notifier.notifications.v1}, and back. */
final class NotificationMapping {

    private NotificationMapping() {}

    static RecordKey key(Notification mail) {
        return new RecordKey(mail.application(), mail.id().toString());
    }

    static dev.usher.contracts.Notification toRecord(Entry entry) {
        Notification mail = entry.notification();
        return switch (entry.standing()) {
            case Standing.Planned _ -> record(mail, NotificationState.PLANNED, null, null);
            case Standing.Sent(Instant at) -> record(mail, NotificationState.SENT, at, null);
            case Standing.GivenUp(Instant at, String error) ->
                    record(mail, NotificationState.GIVEN_UP, at, error);
        };
    }

    /** Empty for a state that this build does not know. */
    static Optional<Entry> toEntry(RecordKey key, dev.usher.contracts.Notification record) {
        Instant finishedAt = Objects.requireNonNullElse(record.getFinishedAt(), record.getSendAt());
        Optional<Standing> standing =
                switch (record.getState()) {
                    case PLANNED -> Optional.of(new Standing.Planned());
                    case SENT -> Optional.of(new Standing.Sent(finishedAt));
                    case GIVEN_UP ->
                            Optional.of(
                                    new Standing.GivenUp(
                                            finishedAt,
                                            Objects.requireNonNullElse(record.getError(), "")));
                    case UNKNOWN -> Optional.empty();
                };
        return standing.map(
                where ->
                        new Entry(
                                new Notification(
                                        new NotificationId(record.getId()),
                                        key.application(),
                                        record.getRecipient(),
                                        record.getItems().stream()
                                                .map(NotificationMapping::failure)
                                                .toList(),
                                        record.getPlannedAt(),
                                        record.getSendAt()),
                                where));
    }

    private static dev.usher.contracts.Notification record(
            Notification mail,
            NotificationState state,
            @Nullable Instant finishedAt,
            @Nullable String error) {
        List<NotificationItem> items =
                mail.failures().stream().map(NotificationMapping::item).toList();
        return new dev.usher.contracts.Notification(
                mail.id().value(),
                state,
                mail.recipient(),
                items,
                mail.plannedAt(),
                mail.sendAt(),
                finishedAt,
                error);
    }

    private static NotificationItem item(Failure failure) {
        return new NotificationItem(
                failure.sourceId(),
                failure.who(),
                failure.what(),
                failure.why(),
                failure.todo(),
                failure.occurredAt(),
                failure.alone());
    }

    private static Failure failure(NotificationItem item) {
        return new Failure(
                item.getSourceId(),
                item.getWho(),
                item.getWhat(),
                item.getWhy(),
                item.getTodo(),
                item.getOccurredAt(),
                item.getAlone());
    }
}
