package dev.usher.contracts.event;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The headers of every record, tombstones included: CloudEvents attributes, what started the chain
 * of events and what came right before, and W3C trace context.
 *
 * @param id of this event
 * @param type what happened, such as {@code dev.usher.entitlement}
 * @param source the service that wrote it
 * @param time when it happened
 * @param subject what it is about, without personal data
 * @param correlationId id of the event that started it all
 * @param causationId id of the event right before; null for the first
 * @param traceparent W3C trace context
 */
public record EventHeaders(
        String id,
        String type,
        String source,
        Instant time,
        String subject,
        String correlationId,
        @Nullable String causationId,
        String traceparent) {

    private static final String ID = "ce_id";
    private static final String TYPE = "ce_type";
    private static final String SOURCE = "ce_source";
    private static final String TIME = "ce_time";
    private static final String SUBJECT = "ce_subject";
    private static final String CORRELATION_ID = "correlation-id";
    private static final String CAUSATION_ID = "causation-id";
    private static final String TRACEPARENT = "traceparent";

    /** Ids are handed on from event to event, so none may be as long as a record. */
    private static final int LONGEST_ID = 500;

    private static final Pattern TRACEPARENT_SHAPE =
            Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    /** Headers of an event that nothing in Usher caused. */
    public static EventHeaders first(
            UUID id, String type, String source, Instant time, String subject) {
        String trace =
                HexFormat.of().toHexDigits(id.getMostSignificantBits())
                        + HexFormat.of().toHexDigits(id.getLeastSignificantBits());
        String text = id.toString();
        return new EventHeaders(
                text, type, source, time, subject, text, null, traceparent(trace, id));
    }

    /** Headers of an event caused by this one. */
    public EventHeaders cause(
            UUID newId, String newType, String newSource, Instant now, String about) {
        return new EventHeaders(
                newId.toString(),
                newType,
                newSource,
                now,
                about,
                correlationId,
                id,
                traceparent(traceparent.split("-", -1)[1], newId));
    }

    /** Reads the headers of a record; empty when it has none, or none that make sense. */
    public static Optional<EventHeaders> read(Headers headers) {
        String id = text(headers, ID);
        String time = text(headers, TIME);
        String correlationId = text(headers, CORRELATION_ID);
        if (id == null
                || time == null
                || id.length() > LONGEST_ID
                || (correlationId != null && correlationId.length() > LONGEST_ID)) {
            return Optional.empty();
        }
        try {
            String traceparent = text(headers, TRACEPARENT);
            return Optional.of(
                    new EventHeaders(
                            id,
                            orEmpty(text(headers, TYPE)),
                            orEmpty(text(headers, SOURCE)),
                            Instant.parse(time),
                            orEmpty(text(headers, SUBJECT)),
                            correlationId == null ? id : correlationId,
                            text(headers, CAUSATION_ID),
                            traceparent != null && TRACEPARENT_SHAPE.matcher(traceparent).matches()
                                    ? traceparent
                                    : traceparentOf(id)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Writes them to a record's headers, replacing older ones of the same names. */
    public void writeTo(Headers headers) {
        handTo((name, value) -> headers.remove(name).add(name, value));
    }

    /** The headers of a new record. */
    public Headers toHeaders() {
        Headers headers = new RecordHeaders();
        handTo(headers::add);
        return headers;
    }

    private void handTo(BiConsumer<String, byte[]> taker) {
        hand(ID, id, taker);
        hand(TYPE, type, taker);
        hand(SOURCE, source, taker);
        hand(TIME, time.toString(), taker);
        hand(SUBJECT, subject, taker);
        hand(CORRELATION_ID, correlationId, taker);
        if (causationId != null) {
            hand(CAUSATION_ID, causationId, taker);
        }
        hand(TRACEPARENT, traceparent, taker);
    }

    private static void hand(String name, String value, BiConsumer<String, byte[]> taker) {
        taker.accept(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A trace that begins with an event, whatever its id looks like. */
    private static String traceparentOf(String id) {
        UUID trace = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        return first(trace, "", "", Instant.EPOCH, "").traceparent;
    }

    private static String traceparent(String trace, UUID id) {
        return "00-"
                + trace
                + "-"
                + HexFormat.of().toHexDigits(id.getLeastSignificantBits())
                + "-01";
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
