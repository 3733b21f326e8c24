package dev.usher.notifier.adapter.mail;

import dev.usher.notifier.domain.Delivery;
import dev.usher.notifier.domain.GroupKey;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Kind;
import dev.usher.notifier.domain.Notification;
import dev.usher.notifier.domain.Notification.Telling;
import dev.usher.notifier.domain.NotificationId;
import dev.usher.notifier.domain.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One message of each kind, in English unless told otherwise. */
final class Messages {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final NotificationId FIRST = new NotificationId(new UUID(0, 1));
    static final NotificationId LATER = new NotificationId(new UUID(0, 2));
    static final Target.Mailbox TEAM = new Target.Mailbox("team@example.com");

    private Messages() {}

    static Item ana() {
        return person("Ana Gomes", "ana@example.com").retriedAt(Optional.of(NOON.plusSeconds(300)));
    }

    static Item person(String name, String address) {
        return Item.of(name, "No seat of the licence is left.", NOON)
                .about(address, "CREATE")
                .todo("Buy seats at GoTo, or take the licence from someone who does not need it.")
                .logged("7e57");
    }

    static Notification users(Telling telling, Item... items) {
        return message(Kind.USERS, "NO_SEATS", telling, items);
    }

    static Notification message(Kind kind, String cause, Telling telling, Item... items) {
        return new Notification(
                telling == Telling.NEWS ? FIRST : LATER,
                "gotomeeting",
                new GroupKey(kind, cause),
                FIRST,
                telling,
                List.of(items),
                items.length,
                items.length,
                telling == Telling.END ? items.length : 0,
                0,
                telling == Telling.END,
                "en",
                NOON,
                List.of(new Delivery.Due(TEAM)));
    }

    static Notification in(String language, Notification message) {
        return changed(
                message,
                message.id(),
                language,
                message.count(),
                message.lasting(),
                message.over(),
                message.leftOut());
    }

    /** The same as a later message of its thread. */
    static Notification following(Notification message) {
        return changed(
                message,
                LATER,
                message.language(),
                message.count(),
                message.lasting(),
                message.over(),
                message.leftOut());
    }

    static Notification counted(Notification message, int count, int lasting, int over, int left) {
        return changed(message, message.id(), message.language(), count, lasting, over, left);
    }

    private static Notification changed(
            Notification message,
            NotificationId id,
            String language,
            int count,
            int lasting,
            int over,
            int left) {
        return new Notification(
                id,
                message.application(),
                message.group(),
                message.thread(),
                message.telling(),
                message.items(),
                count,
                lasting,
                over,
                left,
                message.allWell(),
                language,
                message.plannedAt(),
                message.deliveries());
    }

    static Notification quarantine(Telling telling) {
        return message(
                Kind.QUARANTINE,
                "",
                telling,
                Item.of(
                                "",
                                "GoTo refuses the refresh token: it has expired, was used up or was"
                                        + " revoked. Authorize the connector again, or enter a new"
                                        + " refresh token.",
                                NOON)
                        .with(Map.of(Item.CODE, "REFRESH_TOKEN_REFUSED"))
                        .retriedAt(Optional.of(NOON.plusSeconds(120))));
    }

    static Notification hold() {
        return message(
                Kind.HOLD,
                "h1",
                Telling.NEWS,
                Item.of("", "34 people would lose access within an hour.", NOON)
                        .with(
                                Map.of(
                                        Item.CODE,
                                        "TOO_MANY_REMOVALS",
                                        "holdId",
                                        "h1",
                                        "held",
                                        "34",
                                        "alreadyRun",
                                        "3",
                                        "limit",
                                        "10",
                                        "expiresAt",
                                        "2026-11-30T12:00:00Z",
                                        "names",
                                        "Ana Gomes (ana@example.com), Bo Lind"
                                                + " (bo@example.com)",
                                        "more",
                                        "32")));
    }

    static Notification seats(String level, int free) {
        return message(
                Kind.SEATS,
                "8100000000000000003",
                Telling.NEWS,
                Item.of("8100000000000000003", "", NOON)
                        .with(
                                Map.of(
                                        "level",
                                        level,
                                        "free",
                                        Integer.toString(free),
                                        "total",
                                        "50")));
    }

    static Notification firstCycle() {
        return message(
                Kind.FIRST_CYCLE,
                "c1",
                Telling.NEWS,
                Item.of("", "", NOON)
                        .with(
                                Map.of(
                                        "users", "1840",
                                        "accounts", "1795",
                                        "done", "310",
                                        "adopted", "1490",
                                        "skipped", "41",
                                        "failed", "4",
                                        "held", "0",
                                        "startedAt", "2026-11-23T11:48:00Z",
                                        "finishedAt", "2026-11-23T12:00:00Z")));
    }

    static Notification credentials() {
        return message(
                Kind.CREDENTIALS,
                "",
                Telling.NEWS,
                Item.of("", "", NOON).with(Map.of("expiresAt", "2026-11-29T12:00:00Z")));
    }

    static Notification summary() {
        return message(
                Kind.SUMMARY,
                "",
                Telling.NEWS,
                Item.of("", "", NOON)
                        .with(
                                Map.ofEntries(
                                        Map.entry("since", "2026-11-22T08:00:00Z"),
                                        Map.entry("day.CREATED", "12"),
                                        Map.entry("day.CHANGED", "31"),
                                        Map.entry("day.FAILED", "2"),
                                        Map.entry("day.HEALED", "1"),
                                        Map.entry("failing", "3"),
                                        Map.entry("cause.NO_SEATS", "2"),
                                        Map.entry(
                                                "why.NO_SEATS", "No seat of the licence is left."),
                                        Map.entry("cause.DATA_REFUSED", "1"),
                                        Map.entry(
                                                "why.DATA_REFUSED",
                                                "GoTo does not accept the user's data."),
                                        Map.entry("holds", "1"),
                                        Map.entry("seats", "0"),
                                        Map.entry("quarantine", "0"))));
    }

    static Notification test() {
        return message(Kind.TEST, "r1", Telling.NEWS, Item.of("console API", "", NOON));
    }
}
