package dev.usher.assignment.adapter.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of request bodies, for the OpenAPI document and for what is not known in a body; they
 * are read by {@code ChangeReader} and {@code TokenRequest}.
 */
final class Bodies {

    private Bodies() {}

    @Schema(
            name = "User",
            description = "Attributes not named stay; those named without a value go.")
    record UserBody(
            @Schema(description = "The sign-in name.", requiredMode = Schema.RequiredMode.REQUIRED)
                    String userName,
            @Schema(description = "The id at the source, such as Entra's object id.")
                    @Nullable String externalId,
            @Nullable Boolean accountEnabled,
            @Schema(description = "Under Microsoft Graph's names.")
                    @Nullable Map<String, List<String>> attributes) {}

    @Schema(name = "Group", description = "Without an id it is a new one.")
    record GroupBody(
            @Nullable String id,
            @Nullable String externalId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String displayName) {}

    @Schema(name = "Member", description = "Either a user, by any name, or a group.")
    record MemberBody(
            @Schema(description = "Id, user name or external id.") @Nullable String user,
            @Schema(description = "As user.") @Nullable String userId,
            @Schema(description = "As user.") @Nullable String userName,
            @Schema(description = "As user.") @Nullable String externalId,
            @Schema(description = "Id of a group.") @Nullable String memberGroup) {}

    @Schema(name = "Assignment", description = "A role for either a user or a group.")
    record AssignmentBody(
            @Schema(defaultValue = "gotomeeting") @Nullable String application,
            @Schema(description = "Id, user name or external id.") @Nullable String user,
            @Schema(description = "Id of a group.") @Nullable String group,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String role,
            @Schema(description = "When it begins; now when it is missing.") @Nullable Instant from,
            @Schema(description = "When it ends by itself; never when it is missing.")
                    @Nullable Instant until) {}

    @Schema(name = "Token", description = "Who may call, and what for.")
    record TokenBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<String> scopes,
            @Schema(
                            description = "The system that calls with it.",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    String source,
            @Schema(defaultValue = "gotomeeting") @Nullable String application,
            @Schema(description = "Whether who is pushed is assigned.", defaultValue = "true")
                    @Nullable Boolean assignsByPush,
            @Schema(description = "The role that who is pushed gets.") @Nullable String pushRole,
            @Schema(description = "Never when it is missing.") @Nullable Instant expiresAt) {}
}
