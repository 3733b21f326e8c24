package dev.usher.notifier.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.Notification;
import dev.usher.contracts.NotificationKind;
import dev.usher.contracts.NotificationState;
import dev.usher.notifier.domain.Delivery;
import dev.usher.notifier.domain.Entry;
import dev.usher.notifier.domain.GroupKey;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Kind;
import dev.usher.notifier.domain.Member;
import dev.usher.notifier.domain.Notification.Telling;
import dev.usher.notifier.domain.NotificationId;
import dev.usher.notifier.domain.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EntryMappingTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Target ANA = new Target.Mailbox("ana@example.com");
    private static final Item ITEM =
            Item.of("Ana", "No seat is free.", NOON)
                    .about("ana@example.com", "CREATE")
                    .todo("Buy a seat.")
                    .at(Item.GIVEN_UP)
                    .with(Map.of("free", "0"))
                    .retriedAt(Optional.of(NOON.plusSeconds(60)))
                    .logged("log");

    static Stream<Entry> entries() {
        var group = new GroupKey(Kind.USERS, "NO_SEATS");
        return Stream.of(
                new Entry.Open("app", new Member("1", group, ITEM, NOON, Optional.empty(), true)),
                new Entry.Open(
                        "app",
                        new Member("1", group, ITEM, NOON, Optional.of(NOON.plusMillis(1)), false)),
                message(new Delivery.Due(ANA), new Delivery.Due(new Target.Webhook("chat"))),
                message(
                        new Delivery.Sent(ANA, NOON),
                        new Delivery.GivenUp(new Target.Webhook("chat"), NOON, "HTTP 404")));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void readsBackWhatItWrote(Entry entry) {
        Notification record = EntryMapping.toRecord(entry).orElseThrow();

        assertThat(EntryMapping.toEntry(EntryMapping.key(entry), record)).contains(entry);
    }

    @Test
    void writesATombstoneForWhatIsOverUnderTheKeyThatItHad() {
        Entry open =
                new Entry.Open(
                        "app",
                        new Member(
                                "1",
                                new GroupKey(Kind.HOLD, "h1"),
                                ITEM,
                                NOON,
                                Optional.empty(),
                                false));
        Entry closed = new Entry.Closed("app", Kind.HOLD, "1");

        assertThat(EntryMapping.toRecord(closed)).isEmpty();
        assertThat(EntryMapping.key(closed)).isEqualTo(EntryMapping.key(open));
    }

    @Test
    void tellsTheStateOfAMessageByItsDeliveries() {
        assertThat(
                        state(
                                new Delivery.Sent(ANA, NOON),
                                new Delivery.Due(new Target.Webhook("chat"))))
                .isEqualTo(NotificationState.PLANNED);
        assertThat(state(new Delivery.Sent(ANA, NOON))).isEqualTo(NotificationState.SENT);
        assertThat(state(new Delivery.GivenUp(ANA, NOON, "550")))
                .isEqualTo(NotificationState.GIVEN_UP);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void knowsARecordForEveryKind(Kind kind) {
        assertThat(NotificationKind.valueOf(kind.name())).isNotEqualTo(NotificationKind.UNKNOWN);
    }

    private static NotificationState state(Delivery... deliveries) {
        return EntryMapping.toRecord(message(deliveries)).orElseThrow().getState();
    }

    private static Entry message(Delivery... deliveries) {
        return new Entry.Sending(
                new dev.usher.notifier.domain.Notification(
                        new NotificationId(new UUID(0, 1)),
                        "app",
                        new GroupKey(Kind.USERS, "NO_SEATS"),
                        new NotificationId(new UUID(0, 2)),
                        Telling.AGAIN,
                        List.of(ITEM),
                        7,
                        8,
                        9,
                        10,
                        true,
                        "es",
                        NOON,
                        List.of(deliveries)));
    }
}
