package dev.usher.contracts.topic;

import dev.usher.contracts.Account;
import dev.usher.contracts.Assignment;
import dev.usher.contracts.AssignmentRequest;
import dev.usher.contracts.Command;
import dev.usher.contracts.ConnectorStatus;
import dev.usher.contracts.Decision;
import dev.usher.contracts.Entitlement;
import dev.usher.contracts.JobRequest;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.JobStatus;
import dev.usher.contracts.Notification;
import dev.usher.contracts.PlannedChange;
import dev.usher.contracts.Result;
import dev.usher.contracts.SealedTokens;
import dev.usher.contracts.SubjectMemory;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The catalogue: every topic, declared once. The first word of a name is its only writer. */
public final class Topics {

    public static final String ASSIGNMENT_SERVICE = "assignment-service";
    public static final String DIFF_SERVICE = "diff-service";
    public static final String CONNECTOR_GOTOMEETING = "connector-gotomeeting";
    public static final String NOTIFIER_SERVICE = "notifier-service";
    public static final String CONSOLE = "console";

    /** Writer schemas by fingerprint; no records of the catalogue, one partition, read by all. */
    public static final String SCHEMAS = "contracts.schemas.v1";

    public static final Topic<Entitlement> ENTITLEMENTS =
            new Topic<>(
                    "assignment.entitlements.v1",
                    Entitlement.class,
                    new Retention.NewestPerKey(),
                    Set.of(DIFF_SERVICE, CONSOLE));

    public static final Topic<Assignment> ASSIGNMENTS =
            new Topic<>(
                    "assignment.assignments.v1",
                    Assignment.class,
                    new Retention.NewestPerKey(),
                    Set.of());

    public static final Topic<SubjectMemory> SUBJECTS =
            new Topic<>(
                    "diff.subjects.v1",
                    SubjectMemory.class,
                    new Retention.NewestPerKey(),
                    Set.of(DIFF_SERVICE, CONSOLE, ASSIGNMENT_SERVICE));

    public static final Topic<Command> URGENT_COMMANDS =
            new Topic<>(
                    "diff.commands.urgent.v1",
                    Command.class,
                    Retention.days(7),
                    Set.of(CONNECTOR_GOTOMEETING, CONSOLE));

    public static final Topic<Command> BULK_COMMANDS =
            new Topic<>(
                    "diff.commands.bulk.v1",
                    Command.class,
                    Retention.days(7),
                    Set.of(CONNECTOR_GOTOMEETING, CONSOLE));

    public static final Topic<Decision> DECISIONS =
            new Topic<>(
                    "diff.decisions.v1",
                    Decision.class,
                    Retention.days(30),
                    Set.of(CONSOLE, NOTIFIER_SERVICE));

    public static final Topic<PlannedChange> PLANS =
            new Topic<>("diff.plans.v1", PlannedChange.class, Retention.days(7), Set.of(CONSOLE));

    public static final Topic<JobStatus> JOB_STATUS =
            new Topic<>(
                    "diff.status.v1",
                    JobStatus.class,
                    new Retention.NewestPerKey(),
                    Set.of(CONSOLE, NOTIFIER_SERVICE));

    public static final Topic<Result> RESULTS =
            new Topic<>(
                    "gotomeeting.results.v1",
                    Result.class,
                    Retention.days(30),
                    Set.of(DIFF_SERVICE, CONSOLE, NOTIFIER_SERVICE));

    public static final Topic<Account> ACCOUNTS =
            new Topic<>(
                    "gotomeeting.accounts.v1",
                    Account.class,
                    new Retention.NewestPerKey(),
                    Set.of(DIFF_SERVICE, CONNECTOR_GOTOMEETING, CONSOLE));

    public static final Topic<ConnectorStatus> CONNECTOR_STATUS =
            new Topic<>(
                    "gotomeeting.status.v1",
                    ConnectorStatus.class,
                    new Retention.NewestPerKey(),
                    Set.of(DIFF_SERVICE, CONSOLE, NOTIFIER_SERVICE));

    /** Read by the connector alone, without a group. */
    public static final Topic<SealedTokens> CREDENTIALS =
            new Topic<>(
                    "gotomeeting.credentials.v1",
                    SealedTokens.class,
                    new Retention.NewestPerKey(),
                    Set.of());

    public static final Topic<JobSettings> SETTINGS =
            new Topic<>(
                    "console.settings.v1",
                    JobSettings.class,
                    new Retention.NewestPerKey(),
                    Set.of(
                            DIFF_SERVICE,
                            CONNECTOR_GOTOMEETING,
                            NOTIFIER_SERVICE,
                            ASSIGNMENT_SERVICE));

    public static final Topic<JobRequest> REQUESTS =
            new Topic<>(
                    "console.requests.v1",
                    JobRequest.class,
                    Retention.days(7),
                    Set.of(
                            DIFF_SERVICE,
                            CONNECTOR_GOTOMEETING,
                            NOTIFIER_SERVICE,
                            ASSIGNMENT_SERVICE));

    public static final Topic<Notification> NOTIFICATIONS =
            new Topic<>(
                    "notifier.notifications.v1",
                    Notification.class,
                    new Retention.NewestPerKeyFor(Duration.ofDays(30)),
                    Set.of(NOTIFIER_SERVICE));

    private Topics() {}

    /**
     * Where a source puts what it has to say; the source is its only writer. One partition, so that
     * what it says stays in order.
     *
     * @param source lower-case letters, digits and hyphens, at most 40
     */
    public static Topic<AssignmentRequest> intake(String source) {
        if (!RecordKey.isApplication(source)) {
            throw new IllegalArgumentException(
                    "Not the name of a source (1 to 40 of a-z, 0-9 and hyphen): " + source);
        }
        return new Topic<>(
                "intake." + source + ".assignment-requests.v1",
                AssignmentRequest.class,
                Retention.days(30),
                Set.of(ASSIGNMENT_SERVICE));
    }

    /** All topics of records, without dead letters, the schema topic and those of sources. */
    public static List<Topic<?>> all() {
        return List.of(
                ENTITLEMENTS,
                ASSIGNMENTS,
                SUBJECTS,
                URGENT_COMMANDS,
                BULK_COMMANDS,
                DECISIONS,
                PLANS,
                JOB_STATUS,
                RESULTS,
                ACCOUNTS,
                CONNECTOR_STATUS,
                CREDENTIALS,
                SETTINGS,
                REQUESTS,
                NOTIFICATIONS);
    }
}
