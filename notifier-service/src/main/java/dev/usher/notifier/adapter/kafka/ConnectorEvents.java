package dev.usher.notifier.adapter.kafka;

import dev.usher.contracts.ConnectorReason;
import dev.usher.contracts.ConnectorState;
import dev.usher.contracts.ConnectorStatus;
import dev.usher.notifier.domain.Event;
import dev.usher.notifier.domain.Expiry;
import dev.usher.notifier.domain.GroupKey;
import dev.usher.notifier.domain.Item;
import dev.usher.notifier.domain.Kind;
import dev.usher.notifier.domain.Seats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be heard of the connection with GoTo. */
final class ConnectorEvents {

    private static final String CONNECTION = "connection";

    private ConnectorEvents() {}

    static List<Event> of(ConnectorStatus status) {
        List<Event> events = new ArrayList<>();
        events.add(state(status, ConnectorState.MAINTENANCE, Kind.MAINTENANCE));
        if (status.getState() != ConnectorState.MAINTENANCE) {
            events.add(state(status, ConnectorState.QUARANTINED, Kind.QUARANTINE));
        }
        status.getSeats().stream()
                .map(it -> new Seats(it.getLicenceKey(), it.getTotal(), it.getFree()))
                .flatMap(seats -> seats.event(status.getAt()).stream())
                .forEach(events::add);
        Instant expiresAt = status.getCredentialsExpireAt();
        events.add(new Expiry(Optional.ofNullable(expiresAt)).event(status.getAt()));
        return events;
    }

    private static Event state(ConnectorStatus status, ConnectorState state, Kind kind) {
        if (status.getState() != state) {
            return new Event.Ended(kind, CONNECTION, status.getAt());
        }
        String reason = orEmpty(status.getReason());
        return new Event.Began(
                new GroupKey(kind, ""),
                CONNECTION,
                Item.of("", reason, status.getSince())
                        .at(reason)
                        .because(code(status), status.getReasonValues())
                        .retriedAt(Optional.ofNullable(status.getNextProbeAt())));
    }

    private static String code(ConnectorStatus status) {
        ConnectorReason code = status.getReasonCode();
        return code == null ? "" : code.name();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
