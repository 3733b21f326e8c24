package dev.usher.assignment.adapter.intake;

import dev.usher.contracts.AssignmentRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The members of a request in Avro, as they would stand in JSON. */
final class AvroRequests {

    private AvroRequests() {}

    static Map<String, @Nullable Object> members(AssignmentRequest request) {
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put("kind", request.getKind().name());
        members.put("application", request.getApplication());
        members.put("user", request.getUser());
        members.put("group", request.getGroup());
        members.put("memberGroup", request.getMemberGroup());
        members.put("role", request.getRole());
        members.put("from", Objects.toString(request.getFrom(), null));
        members.put("until", Objects.toString(request.getUntil(), null));
        members.put("externalId", request.getExternalId());
        members.put("userName", request.getUserName());
        members.put("accountEnabled", request.getAccountEnabled());
        members.put("attributes", request.getAttributes());
        members.put("displayName", request.getDisplayName());
        members.put("forGood", request.getForGood());
        return members;
    }
}
