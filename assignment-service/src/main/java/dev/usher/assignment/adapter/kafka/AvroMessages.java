package dev.usher.assignment.adapter.kafka;

import dev.usher.assignment.application.Message;
import dev.usher.assignment.application.Messages;
import dev.usher.assignment.domain.Entitlement;
import dev.usher.assignment.domain.Principal;
import dev.usher.assignment.domain.RoleAssignment;
import dev.usher.contracts.AssignedRole;
import dev.usher.contracts.Assignment;
import dev.usher.contracts.ChangeKind;
import dev.usher.contracts.EffectiveRole;
import dev.usher.contracts.UserState;
import dev.usher.contracts.event.EventHeaders;
import dev.usher.contracts.serde.RecordSerializer;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.contracts.topic.Topic;
import dev.usher.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Messages as records of the contracts. */
public final class AvroMessages implements Messages {

    private final RecordSerializer serializer = new RecordSerializer();

    @Override
    public Message entitlement(Entitlement it, UUID eventId, UUID cause) {
        return message(
                Topics.ENTITLEMENTS,
                new RecordKey(it.application(), it.user().id().toString()),
                record(it),
                "dev.usher.entitlement",
                it.updatedAt(),
                eventId,
                cause);
    }

    @Override
    public Message assignment(
            String application,
            Principal principal,
            String displayName,
            List<RoleAssignment> roles,
            Instant at,
            UUID eventId,
            UUID cause) {
        Assignment value =
                new Assignment(
                        principal.toString(),
                        displayName,
                        roles.stream()
                                .map(
                                        it ->
                                                new AssignedRole(
                                                        it.role(),
                                                        it.assignedAt(),
                                                        it.assignedBy(),
                                                        it.source(),
                                                        it.from(),
                                                        it.until()))
                                .toList());
        return message(
                Topics.ASSIGNMENTS,
                new RecordKey(application, principal.toString()),
                value,
                "dev.usher.assignment",
                at,
                eventId,
                cause);
    }

    @Override
    public List<Message> erased(
            String application,
            Principal.User user,
            Instant at,
            Supplier<UUID> eventIds,
            UUID cause) {
        String type = "dev.usher.erasure";
        return List.of(
                message(
                        Topics.ENTITLEMENTS,
                        new RecordKey(application, user.id().toString()),
                        null,
                        type,
                        at,
                        eventIds.get(),
                        cause),
                message(
                        Topics.ASSIGNMENTS,
                        new RecordKey(application, user.toString()),
                        null,
                        type,
                        at,
                        eventIds.get(),
                        cause));
    }

    static dev.usher.contracts.Entitlement record(Entitlement it) {
        Entitlement.Content content = it.content();
        return dev.usher.contracts.Entitlement.newBuilder()
                .setUserId(it.user().id())
                .setRevision(it.revision())
                .setExternalId(content.externalId())
                .setUserName(content.userName())
                .setState(
                        switch (content.state()) {
                            case ACTIVE -> UserState.ACTIVE;
                            case DISABLED -> UserState.DISABLED;
                            case SOFT_DELETED -> UserState.SOFT_DELETED;
                            case HARD_DELETED -> UserState.HARD_DELETED;
                        })
                .setAttributes(content.attributes())
                .setRoles(
                        content.roles().stream()
                                .map(role -> new EffectiveRole(role.role(), role.via()))
                                .toList())
                .setChange(
                        switch (it.extent()) {
                            case SINGLE -> ChangeKind.SINGLE;
                            case BULK -> ChangeKind.BULK;
                        })
                .setUpdatedAt(it.updatedAt())
                .build();
    }

    private Message message(
            Topic<?> topic,
            RecordKey key,
            @Nullable SpecificRecord value,
            String type,
            Instant at,
            UUID eventId,
            UUID cause) {
        Headers headers =
                EventHeaders.first(
                                cause,
                                "dev.usher.request",
                                Topics.ASSIGNMENT_SERVICE,
                                at,
                                "request")
                        .cause(eventId, type, Topics.ASSIGNMENT_SERVICE, at, key.toString())
                        .toHeaders();
        Map<String, String> texts = new LinkedHashMap<>();
        headers.forEach(
                header ->
                        texts.put(
                                header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new Message(
                topic.name(),
                key.toString(),
                value == null ? null : serializer.encode(value),
                texts);
    }
}
