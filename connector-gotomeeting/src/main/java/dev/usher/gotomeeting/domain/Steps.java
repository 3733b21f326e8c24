package dev.usher.gotomeeting.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was done for an order, as a provisioning log tells it: import, match, process, export. */
public final class Steps {

    private Steps() {}

    /** The steps that led to an answer, in order. */
    public static List<Step> of(Report report) {
        List<Step> steps = new ArrayList<>();
        steps.add(imported(report.order()));
        steps.add(matched(report.order(), report.verdict()));
        steps.add(processed(report));
        report.remarks()
                .forEach(remark -> steps.add(exported(report, Step.Status.WARNING, remark)));
        if (report.attempts() > 0) {
            steps.add(exported(report));
        }
        return List.copyOf(steps);
    }

    private static Step imported(Order order) {
        return new Step(
                "EntryImport" + suffix(order.kind()),
                Step.Type.IMPORT,
                Step.Status.SUCCESS,
                "The order to " + verb(order.kind()) + " the account of a user was received.",
                details(Map.of("userName", order.userName())));
    }

    private static Step matched(Order order, Verdict verdict) {
        SortedMap<String, String> details = details(Map.of("email", order.desired().email()));
        order.accountKey().ifPresent(key -> details.put("accountKey", key));
        if (verdict instanceof Verdict.Conflict(KnownAccount inTheWay)) {
            details.put("accountInTheWay", inTheWay.key());
            return match(Step.Status.FAILURE, "Another account has the e-mail.", details);
        }
        if (verdict instanceof Verdict.Failed failed
                && failed.failure().reason() == Reason.ACCOUNT_GONE) {
            return match(Step.Status.FAILURE, "The user's account is gone.", details);
        }
        return match(
                Step.Status.SUCCESS,
                order.accountKey().isPresent()
                        ? "The user's account is known."
                        : "No account is known for the user.",
                details);
    }

    private static Step match(
            Step.Status status, String description, SortedMap<String, String> details) {
        return new Step("EntryImport", Step.Type.MATCHING, status, description, details);
    }

    private static Step processed(Report report) {
        Order order = report.order();
        Optional<String> skipped = whySkipped(report);
        if (skipped.isPresent()) {
            return new Step(
                    "EntrySynchronizationSkip",
                    Step.Type.PROCESSING,
                    Step.Status.SKIPPED,
                    skipped.get(),
                    details(Map.of()));
        }
        SortedMap<String, String> details = details(Map.of());
        order.changes()
                .forEach(
                        change ->
                                details.put(
                                        change.attribute(),
                                        change.from().orElse("")
                                                + " -> "
                                                + change.to().orElse("")));
        return new Step(
                "EntrySynchronization" + suffix(order.kind()),
                Step.Type.PROCESSING,
                Step.Status.SUCCESS,
                "The account is to be " + participle(order.kind()) + ".",
                details);
    }

    private static Optional<String> whySkipped(Report report) {
        if (report.attempts() > 0) {
            return Optional.empty();
        }
        return switch (report.verdict()) {
            case Verdict.Succeeded _, Verdict.Deleted _ ->
                    Optional.of("The account was as it should be already.");
            case Verdict.Failed failed -> Optional.of(message(report, failed));
            case Verdict.Expired(var why) -> Optional.of(why.message());
            case Verdict.Cancelled _ -> Optional.of("Provisioning was switched off before.");
            case Verdict.Superseded _ ->
                    Optional.of("A newer decision took its place before it was begun.");
            case Verdict.Heeded _ -> Optional.of("An earlier order is not wanted any more.");
            case Verdict.Conflict _ -> Optional.empty();
        };
    }

    private static Step exported(Report report) {
        String participle = participle(report.order().kind());
        return switch (report.verdict()) {
            case Verdict.Succeeded _, Verdict.Deleted _, Verdict.Heeded _ ->
                    exported(report, Step.Status.SUCCESS, "The account was " + participle + ".");
            case Verdict.Failed failed ->
                    exported(report, Step.Status.FAILURE, message(report, failed));
            case Verdict.Conflict _, Verdict.Expired _, Verdict.Cancelled _, Verdict.Superseded _ ->
                    exported(
                            report, Step.Status.FAILURE, "The account was not " + participle + ".");
        };
    }

    private static String message(Report report, Verdict.Failed failed) {
        Reason reason = failed.failure().reason();
        return reason.message(report.order().concernedBy(reason));
    }

    private static Step exported(Report report, Step.Status status, String description) {
        SortedMap<String, String> details = details(Map.of());
        if (report.verdict() instanceof Verdict.Failed failed && status == Step.Status.FAILURE) {
            Failure failure = failed.failure();
            details.put("errorCode", EntraCode.of(failure.reason()));
            failure.httpStatus().ifPresent(code -> details.put("httpStatus", "" + code));
            failure.incidentId().ifPresent(id -> details.put("incidentId", id));
        }
        if (status != Step.Status.WARNING) {
            details.put("attempts", "" + report.attempts());
            details.put("apiCalls", "" + report.apiCalls());
        }
        return new Step(
                "EntryExport" + suffix(report.order().kind()),
                Step.Type.EXPORT,
                status,
                description,
                details);
    }

    private static SortedMap<String, String> details(Map<String, String> values) {
        return new TreeMap<>(values);
    }

    private static String suffix(Order.Kind kind) {
        return switch (kind) {
            case CREATE -> "Add";
            case DELETE -> "Delete";
            case UPDATE, ENABLE, DISABLE, CANCEL, UNKNOWN -> "Update";
        };
    }

    private static String verb(Order.Kind kind) {
        return switch (kind) {
            case CREATE -> "create";
            case UPDATE -> "change";
            case ENABLE -> "enable";
            case DISABLE -> "disable";
            case DELETE -> "delete";
            case CANCEL -> "leave alone";
            case UNKNOWN -> "do something unknown to";
        };
    }

    private static String participle(Order.Kind kind) {
        return switch (kind) {
            case CREATE -> "created";
            case UPDATE, UNKNOWN -> "changed";
            case ENABLE -> "enabled";
            case DISABLE -> "disabled";
            case DELETE -> "deleted";
            case CANCEL -> "left alone";
        };
    }
}
