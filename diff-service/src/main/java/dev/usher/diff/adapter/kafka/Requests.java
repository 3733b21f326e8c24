package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.JobRequest;
import dev.usher.contracts.topic.RecordKey;
import dev.usher.diff.application.Request;
import dev.usher.diff.domain.UserId;
import java.util.List;
import java.util.Optional;

/** What administrators ask for, in the words of this service. */
final class Requests {

    private static final int LONGEST_NAME = 200;

    private Requests() {}

    /**
     * Reads one.
     *
     * @return empty when it is meant for others
     * @throws MisfitException when it does not say what it has to
     */
    static Optional<Request> request(RecordKey key, JobRequest asked) {
        if (asked.getRequestedBy().length() > LONGEST_NAME) {
            throw new MisfitException("requestedBy has more than " + LONGEST_NAME + " characters");
        }
        String id = key.id();
        List<UserId> users = asked.getUsers().stream().map(UserId::new).toList();
        return switch (asked.getKind()) {
            case PROVISION_NOW -> Optional.of(new Request.ProvisionNow(id, some(users)));
            case EXPLAIN -> Optional.of(new Request.Explain(id, some(users)));
            case RETRY_NOW -> Optional.of(new Request.RetryNow(id, users));
            case RELEASE_HELD ->
                    Optional.of(
                            new Request.ReleaseHeld(
                                    id, argument(asked, "holdId"), users, asked.getRequestedBy()));
            case REJECT_HELD ->
                    Optional.of(
                            new Request.RejectHeld(
                                    id, argument(asked, "holdId"), users, asked.getRequestedBy()));
            case COMPUTE_PLAN ->
                    Optional.of(
                            new Request.ComputePlan(
                                    id,
                                    argument(asked, "planId"),
                                    Optional.ofNullable(asked.getCandidate())
                                            .map(Incoming::settings)));
            case DISCARD_PLAN ->
                    Optional.of(new Request.DiscardPlan(id, argument(asked, "planId")));
            // The connector scans, which begins the cycle; here nothing waits any longer.
            case RESTART_CYCLE -> Optional.of(new Request.RetryNow(id, List.of()));
            case TEST_CONNECTION, MAINTENANCE, TEST_MAIL, RE_EMIT, UNKNOWN -> Optional.empty();
        };
    }

    private static List<UserId> some(List<UserId> users) {
        if (users.isEmpty()) {
            throw new MisfitException("The request names no users");
        }
        return users;
    }

    private static String argument(JobRequest asked, String name) {
        String value = asked.getArguments().getOrDefault(name, "");
        if (value.isBlank() || value.contains("|") || value.length() > LONGEST_NAME) {
            throw new MisfitException(
                    "The request "
                            + asked.getKind()
                            + " needs the argument "
                            + name
                            + ", a name without | of at most "
                            + LONGEST_NAME
                            + " characters");
        }
        return value;
    }
}
