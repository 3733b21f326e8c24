package dev.usher.benchmarks.connector;

import dev.usher.contracts.AccountSpec;
import dev.usher.contracts.Action;
import dev.usher.contracts.AttributeChange;
import dev.usher.contracts.Command;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobState;
import dev.usher.contracts.NotificationSettings;
import dev.usher.contracts.ProvisionedRole;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** The people of the bench, by number, and what the connector is told about them. */
final class People {

    /** What each of them gets. */
    static final String LICENCE = AccountSetup.gotomeeting(1).key().value();

    private static final Duration VALID = Duration.ofMinutes(15);
    private static final Duration NO_SECOND_SCAN = Duration.ofDays(1);

    private People() {}

    static String email(int number) {
        return String.format(Locale.ROOT, "person-%06d@example.com", number);
    }

    /** Commands to create those with numbers from {@code first} on. */
    static List<Command> creations(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(People::creation).toList();
    }

    static Command creation(int number) {
        return command(number, Action.CREATE).setDesired(desired(number, List.of(LICENCE))).build();
    }

    /** The same decided anew: a command with an id of its own. */
    static Command again(Command failed) {
        Instant now = Instant.now();
        return Command.newBuilder(failed)
                .setId(UUID.randomUUID())
                .setDecidedAt(now)
                .setValidUntil(now.plus(VALID))
                .build();
    }

    /** Takes away what the creation gave. */
    static Command removal(int number, String accountKey) {
        return command(number, Action.DISABLE)
                .setAccountKey(accountKey)
                .setDesired(desired(number, List.of()))
                .setChanges(List.of(new AttributeChange("licenceKeys", LICENCE, null)))
                .build();
    }

    /** Settings under which all of this is done, and nothing else during a measurement. */
    static JobSettings settings() {
        return JobSettings.newBuilder()
                .setVersion(1)
                .setStatus(JobState.ON)
                .setGoToAccountKey(AccountSetup.DEFAULT.key())
                .setNotification(NotificationSettings.newBuilder().setEnabled(false).build())
                .setRoles(
                        List.of(
                                ProvisionedRole.newBuilder()
                                        .setName("GoToMeeting User")
                                        .setLicenceKeys(List.of(LICENCE))
                                        .build()))
                .setWelcomeMail(false)
                .setFullCycleMillis(NO_SECOND_SCAN.toMillis())
                .setUpdatedBy("bench")
                .setUpdatedAt(Instant.now())
                .build();
    }

    private static Command.Builder command(int number, Action action) {
        Instant now = Instant.now();
        return Command.newBuilder()
                .setId(UUID.randomUUID())
                .setUserId(UUID.nameUUIDFromBytes(email(number).getBytes(StandardCharsets.UTF_8)))
                .setUserName(email(number))
                .setDisplayName("Person " + number)
                .setAction(action)
                .setChanges(List.of())
                .setSettingsVersion(1)
                .setCauses(List.of())
                .setReason("Bench")
                .setDecidedAt(now)
                .setValidUntil(now.plus(VALID));
    }

    private static AccountSpec desired(int number, List<String> licences) {
        return AccountSpec.newBuilder()
                .setEmail(email(number))
                .setAttributes(Map.of("firstName", "Person", "lastName", "No" + number))
                .setLicenceKeys(licences)
                .setAdminRoles(List.of())
                .build();
    }
}
