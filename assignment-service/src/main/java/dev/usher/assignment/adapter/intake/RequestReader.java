package dev.usher.assignment.adapter.intake;

import dev.usher.contracts.AssignmentRequest;
import dev.usher.contracts.serde.RecordDecoder;
import dev.usher.contracts.serde.UndecodableRecordException;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a request in any of its forms: an {@code AssignmentRequest} in Avro's single-object
 * encoding, or a CloudEvent whose data is a JSON object with the same members. A CloudEvent may
 * come whole (structured mode) or with its attributes in headers (binary mode).
 */
public final class RequestReader {

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
            new TypeReference<>() {};
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final int LONGEST_ID = 500;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final byte[] AVRO = {(byte) 0xC3, 0x01};

    private final RecordDecoder<AssignmentRequest> avro;
    private final int mostBytes;
    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * @param mostBytes how large a record may be
     */
    public RequestReader(RecordDecoder<AssignmentRequest> avro, int mostBytes) {
        this.avro = avro;
        this.mostBytes = mostBytes;
    }

    /**
     * What a record says, not yet checked.
     *
     * @param eventId as the source chose it
     * @param occurredAt when it became so at the source
     * @param members kind and all that belongs to it
     */
    record Said(String eventId, Instant occurredAt, Map<String, @Nullable Object> members) {}

    Said read(ConsumerRecord<byte[], byte[]> record) throws UnreadableRequestException {
        byte @Nullable [] value = record.value();
        if (value == null || value.length == 0) {
            throw new UnreadableRequestException("The record is empty");
        }
        if (value.length > mostBytes) {
            throw new UnreadableRequestException(
                    "The record has "
                            + value.length
                            + " bytes, at most "
                            + mostBytes
                            + " are read");
        }
        for (Header header : record.headers()) {
            if (header.key().indexOf('\0') >= 0) {
                throw new UnreadableRequestException("The name of a header has a zero in it");
            }
        }
        return checked(
                value.length > 1 && value[0] == AVRO[0] && value[1] == AVRO[1]
                        ? said(value)
                        : said(event(record, value)));
    }

    /** What could not be kept would come back for ever. */
    private static Said checked(Said said) throws UnreadableRequestException {
        String id = said.eventId();
        if (id.isBlank() || id.length() > LONGEST_ID || id.indexOf('\0') >= 0) {
            throw new UnreadableRequestException(
                    "id: must have 1 to " + LONGEST_ID + " characters, none of them a zero");
        }
        if (said.occurredAt().isBefore(EARLIEST) || said.occurredAt().isAfter(LATEST)) {
            throw new UnreadableRequestException("time: must be between the years 1970 and 9999");
        }
        return said;
    }

    private Said said(byte[] value) throws UnreadableRequestException {
        try {
            AssignmentRequest request = avro.decode(value);
            return new Said(
                    request.getEventId(), request.getOccurredAt(), AvroRequests.members(request));
        } catch (UndecodableRecordException e) {
            throw new UnreadableRequestException(Objects.toString(e.getMessage()), e);
        }
    }

    private static CloudEvent event(ConsumerRecord<byte[], byte[]> record, byte[] value)
            throws UnreadableRequestException {
        Headers headers = readable(record.headers());
        try {
            boolean bare =
                    headers.lastHeader("ce_specversion") == null
                            && headers.lastHeader("content-type") == null;
            @Nullable CloudEvent event =
                    bare
                            ? Objects.requireNonNull(
                                            EventFormatProvider.getInstance()
                                                    .resolveFormat(STRUCTURED))
                                    .deserialize(value)
                            : KafkaMessageFactory.createReader(headers, value).toEvent();
            if (event == null) {
                throw new UnreadableRequestException(
                        "Neither an AssignmentRequest in Avro nor a CloudEvent: it is null");
            }
            return event;
        } catch (CloudEventRWException
                | EventDeserializationException
                | IllegalStateException
                | IllegalArgumentException e) {
            throw new UnreadableRequestException(
                    "Neither an AssignmentRequest in Avro nor a CloudEvent: " + reason(e), e);
        }
    }

    /** Those with a value: without one they say nothing. */
    private static Headers readable(Headers all) {
        RecordHeaders some = new RecordHeaders();
        for (Header header : all) {
            if (header.value() != null) {
                some.add(header);
            }
        }
        return some;
    }

    /** Without what a parser quotes of the data. */
    private static String reason(Throwable e) {
        Throwable cause = e.getCause();
        return switch (e) {
            case CloudEventRWException known ->
                    known.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            // The builder of events names the attribute that is missing.
            case IllegalStateException missing -> String.valueOf(missing.getMessage());
            default -> cause == null ? "it cannot be parsed" : reason(cause);
        };
    }

    private Said said(CloudEvent event) throws UnreadableRequestException {
        OffsetDateTime time = event.getTime();
        if (time == null) {
            throw new UnreadableRequestException(
                    "time: is missing; it tells when it became so at the source");
        }
        CloudEventData data = event.getData();
        if (data == null) {
            throw new UnreadableRequestException("data: is missing");
        }
        try {
            Map<String, @Nullable Object> members = json.readValue(data.toBytes(), OBJECT);
            if (members == null) {
                throw new UnreadableRequestException("data: must be a JSON object");
            }
            return new Said(event.getId(), time.toInstant(), members);
        } catch (JacksonException e) {
            throw new UnreadableRequestException("data: must be a JSON object", e);
        }
    }
}
