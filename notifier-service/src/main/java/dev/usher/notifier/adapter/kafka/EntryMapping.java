package dev.usher.notifier.adapter.kafka;

import dev.usher.contracts.Notification;
import dev.usher.contracts.NotificationChannel;
import dev.usher.contracts.NotificationDelivery;
import dev.usher.contracts.NotificationItem;
import dev.usher.contracts.NotificationKind;
import dev.usher.contracts.NotificationMessage;
import dev.usher.contracts.NotificationState;
import dev.usher.contracts.NotificationTelling;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.notifier.domain.Delivery;
import dev.usher.notifier.domain.Entry;
import dev.usher.notifier.domain.GroupKey;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Kind;
import dev.usher.notifier.domain.Member;
import dev.usher.notifier.domain.NotificationId;
import dev.usher.notifier.domain.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entries of the ledger as records of {@code notifier.notifications.v1}, and back. */
final class EntryMapping {

    private EntryMapping() {}

    static RecordKey key(Entry entry) {
        UUID id =
                switch (entry) {
                    case Entry.Open(String _, Member member) ->
                            memberId(member.group().kind(), member.id());
                    case Entry.Closed(String _, Kind kind, String id2) -> memberId(kind, id2);
                    case Entry.Sending(var message) -> message.id().value();
                };
        return new RecordKey(entry.application(), id.toString());
    }

    /** Empty: a tombstone. */
    static Optional<Notification> toRecord(Entry entry) {
        return switch (entry) {
            case Entry.Open(String _, Member member) -> Optional.of(record(member));
            case Entry.Closed _ -> Optional.empty();
            case Entry.Sending(var message) -> Optional.of(record(message));
        };
    }

    /** Empty for a state or kind that this build does not know. */
    static Optional<Entry> toEntry(RecordKey key, Notification record) {
        return kind(record.getKind())
                .map(kind -> new GroupKey(kind, record.getCause()))
                .flatMap(
                        group ->
                                switch (record.getState()) {
                                    case UNKNOWN -> Optional.empty();
                                    case OPEN -> member(key.application(), group, record);
                                    case PLANNED, SENT, GIVEN_UP ->
                                            message(key.application(), group, record);
                                });
    }

    private static UUID memberId(Kind kind, String id) {
        return UUID.nameUUIDFromBytes((kind + "|" + id).getBytes(StandardCharsets.UTF_8));
    }

    private static Notification record(Member member) {
        return Notification.newBuilder()
                .setId(memberId(member.group().kind(), member.id()))
                .setState(NotificationState.OPEN)
                .setKind(NotificationKind.valueOf(member.group().kind().name()))
                .setCause(member.group().cause())
                .setItems(List.of(record(member.item())))
                .setAt(member.since())
                .setEndedAt(member.endedAt().orElse(null))
                .setMemberId(member.id())
                .setToldBefore(member.isToldBefore())
                .build();
    }

    private static Optional<Entry> member(String application, GroupKey group, Notification record) {
        String id = record.getMemberId();
        return id == null || record.getItems().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Entry.Open(
                                application,
                                new Member(
                                        id,
                                        group,
                                        item(record.getItems().getFirst()),
                                        record.getAt(),
                                        Optional.ofNullable(record.getEndedAt()),
                                        record.getToldBefore())));
    }

    private static Notification record(dev.usher.notifier.domain.Notification message) {
        NotificationState state =
                !message.isEnded()
                        ? NotificationState.PLANNED
                        : message.isSent() ? NotificationState.SENT : NotificationState.GIVEN_UP;
        return Notification.newBuilder()
                .setId(message.id().value())
                .setState(state)
                .setKind(NotificationKind.valueOf(message.group().kind().name()))
                .setCause(message.group().cause())
                .setItems(message.items().stream().map(EntryMapping::record).toList())
                .setAt(message.plannedAt())
                .setEndedAt(message.endedAt().orElse(null))
                .setMessage(
                        new NotificationMessage(
                                NotificationTelling.valueOf(message.telling().name()),
                                message.thread().value(),
                                message.count(),
                                message.lasting(),
                                message.over(),
                                message.leftOut(),
                                message.allWell(),
                                message.language(),
                                message.deliveries().stream().map(EntryMapping::record).toList()))
                .build();
    }

    private static Optional<Entry> message(
            String application, GroupKey group, Notification record) {
        NotificationMessage message = record.getMessage();
        return message == null
                ? Optional.empty()
                : Optional.of(
                        new Entry.Sending(
                                new dev.usher.notifier.domain.Notification(
                                        new NotificationId(record.getId()),
                                        application,
                                        group,
                                        new NotificationId(message.getThread()),
                                        dev.usher.notifier.domain.Notification.Telling.valueOf(
                                                message.getTelling().name()),
                                        record.getItems().stream().map(EntryMapping::item).toList(),
                                        message.getCount(),
                                        message.getLasting(),
                                        message.getOver(),
                                        message.getLeftOut(),
                                        message.getAllWell(),
                                        message.getLanguage(),
                                        record.getAt(),
                                        message.getDeliveries().stream()
                                                .map(EntryMapping::delivery)
                                                .toList())));
    }

    private static NotificationItem record(Item item) {
        return new NotificationItem(
                item.name(),
                item.address(),
                item.what(),
                item.why(),
                item.todo(),
                item.stage(),
                item.facts(),
                item.occurredAt(),
                item.retryAt().orElse(null),
                item.logId().orElse(null));
    }

    private static Item item(NotificationItem item) {
        return new Item(
                item.getName(),
                item.getAddress(),
                item.getWhat(),
                item.getWhy(),
                item.getTodo(),
                item.getStage(),
                item.getFacts(),
                item.getOccurredAt(),
                Optional.ofNullable(item.getRetryAt()),
                Optional.ofNullable(item.getLogId()));
    }

    private static NotificationDelivery record(Delivery delivery) {
        NotificationDelivery record =
                new NotificationDelivery(
                        switch (delivery.to()) {
                            case Target.Mailbox _ -> NotificationChannel.MAIL;
                            case Target.Webhook _ -> NotificationChannel.WEBHOOK;
                        },
                        delivery.to().address(),
                        null,
                        null,
                        null);
        switch (delivery) {
            case Delivery.Due _ -> {}
            case Delivery.Sent(Target _, var at) -> record.setSentAt(at);
            case Delivery.GivenUp(Target _, var at, String error) -> {
                record.setGivenUpAt(at);
                record.setError(error);
            }
        }
        return record;
    }

    private static Delivery delivery(NotificationDelivery record) {
        Target to =
                switch (record.getChannel()) {
                    case MAIL -> new Target.Mailbox(record.getTo());
                    case WEBHOOK -> new Target.Webhook(record.getTo());
                };
        if (record.getSentAt() != null) {
            return new Delivery.Sent(to, record.getSentAt());
        }
        return record.getGivenUpAt() == null
                ? new Delivery.Due(to)
                : new Delivery.GivenUp(to, record.getGivenUpAt(), orEmpty(record.getError()));
    }

    private static Optional<Kind> kind(NotificationKind kind) {
        return kind == NotificationKind.UNKNOWN
                ? Optional.empty()
                : Optional.of(Kind.valueOf(kind.name()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
