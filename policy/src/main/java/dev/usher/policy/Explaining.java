package dev.usher.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Puts into words how it came to what should be true of a user. */
final class Explaining {

    private Explaining() {}

    static Explanation explain(
            Desired desired,
            UserAttributes user,
            List<Explanation.Step> scope,
            List<MatchingValue> matching) {
        List<Explanation.Step> steps = new ArrayList<>();
        steps.add(
                new Explanation.Step(
                        "EntryImport",
                        Explanation.Kind.IMPORT,
                        Explanation.Status.SUCCESS,
                        "The user is " + user.state() + " at the source.",
                        Map.of("roles", String.join(", ", new TreeSet<>(user.user().roles())))));
        steps.add(entitled(desired, user));
        steps.addAll(scope);
        switch (desired) {
            case Desired.Deprovision _ -> {}
            case Desired.Impossible(Obstacle obstacle, String details, _, _) ->
                    steps.add(
                            new Explanation.Step(
                                    "EntrySynchronizationSkip",
                                    Explanation.Kind.PROCESSING,
                                    Explanation.Status.FAILURE,
                                    details,
                                    Map.of("reason", obstacle.code())));
            case Desired.Provision provision -> {
                steps.add(found(matching));
                steps.add(mapped(provision));
            }
        }
        return new Explanation(desired, steps);
    }

    private static Explanation.Step entitled(Desired desired, UserAttributes user) {
        boolean refused =
                desired instanceof Desired.Deprovision deprovision
                        && deprovision.why() != Desired.Why.OUT_OF_SCOPE;
        return new Explanation.Step(
                "EntrySynchronizationScoping",
                Explanation.Kind.SCOPING,
                refused ? Explanation.Status.SKIPPED : Explanation.Status.SUCCESS,
                refused
                        ? ((Desired.Deprovision) desired).details()
                        : "The user has a role that gives access.",
                Map.of(
                        "IsActive",
                        Boolean.toString(user.user().state() == SourceUser.State.ACTIVE),
                        "Assigned",
                        Boolean.toString(!user.user().roles().isEmpty()),
                        "IsEffectivelyEntitledForProvisioning",
                        Boolean.toString(!refused),
                        "roles",
                        String.join(", ", user.roles())));
    }

    private static Explanation.Step found(List<MatchingValue> matching) {
        Map<String, String> details = new LinkedHashMap<>();
        for (int i = 0; i < matching.size(); i++) {
            MatchingValue value = matching.get(i);
            details.put((i + 1) + ". " + value.target(), value.value());
        }
        return new Explanation.Step(
                "EntrySynchronizationMatching",
                Explanation.Kind.MATCHING,
                matching.isEmpty() ? Explanation.Status.FAILURE : Explanation.Status.SUCCESS,
                matching.isEmpty()
                        ? "The user has no value by which an account could be found."
                        : "An account is looked for by these values.",
                details);
    }

    private static Explanation.Step mapped(Desired.Provision provision) {
        Map<String, String> details = new LinkedHashMap<>(provision.spec().attributes());
        details.put(AccountTarget.EMAIL.attribute(), provision.spec().email());
        details.replaceAll(
                (attribute, value) ->
                        provision.createOnly().contains(attribute)
                                ? value + " (only on creation)"
                                : value.isEmpty() ? "(cleared)" : value);
        details.put("licences", String.join(", ", provision.spec().licences()));
        return new Explanation.Step(
                "EntrySynchronizationUpdate",
                Explanation.Kind.PROCESSING,
                Explanation.Status.SUCCESS,
                "The account should have these attributes.",
                details);
    }
}
