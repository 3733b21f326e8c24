package dev.usher.gotomeeting;

import dev.usher.contracts.AccountSpec;
import dev.usher.contracts.Action;
import dev.usher.contracts.AttributeChange;
import dev.usher.contracts.Command;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobState;
import dev.usher.contracts.NotificationSettings;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records as the diff and the console write them. */
final class OtherServices {

    private OtherServices() {}

    /** The creation of somebody new. */
    static Command.Builder creation() {
        String email = UUID.randomUUID() + "@example.com";
        return command(
                UUID.randomUUID(),
                Action.CREATE,
                null,
                new AccountSpec(
                        email,
                        Map.of("firstName", "Some", "lastName", "Body"),
                        List.of(),
                        List.of(),
                        null,
                        List.of()),
                List.of());
    }

    static Command.Builder command(
            UUID user,
            Action action,
            @Nullable String accountKey,
            AccountSpec desired,
            List<AttributeChange> changes) {
        return Command.newBuilder()
                .setId(UUID.randomUUID())
                .setUserId(user)
                .setUserName(desired.getEmail())
                .setDisplayName("Somebody")
                .setAction(action)
                .setAccountKey(accountKey)
                .setDesired(desired)
                .setChanges(changes)
                .setSettingsVersion(1)
                .setCauses(List.of())
                .setReason("Test")
                .setDecidedAt(Instant.now())
                .setValidUntil(Instant.now().plus(Duration.ofMinutes(15)));
    }

    /** Settings with nothing that is not needed. */
    static JobSettings.Builder settings(long version, JobState state) {
        return JobSettings.newBuilder()
                .setVersion(version)
                .setStatus(state)
                .setGoToAccountKey(AccountSetup.DEFAULT.key())
                .setNotification(NotificationSettings.newBuilder().setEnabled(false).build())
                .setRoles(List.of())
                .setUpdatedBy("a test")
                .setUpdatedAt(Instant.now());
    }
}
