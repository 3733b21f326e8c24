package dev.usher.diff.domain;

import dev.usher.policy.RemovalGuard;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Judges whether access may be taken away without asking somebody. Counts are of distinct users,
 * over a sliding window.
 */
public record Guard(RemovalGuard settings) {

    private static final Set<String> ACCESS = Set.of("licenceKeys", "adminRoles", "customRoles");

    /** What the guard says. */
    public sealed interface Judgement {

        /** They may run. */
        record Run() implements Judgement {}

        /** They wait until somebody decides. */
        record Hold(HoldReason why) implements Judgement {}
    }

    /**
     * Whether a command takes something away: it disables or deletes, takes a licence or role that
     * the account has, or changes its e-mail. Another group takes nothing away.
     */
    public static boolean isRemoval(Decision.Send send) {
        return switch (send.action()) {
            case CREATE, CANCEL -> false;
            case DISABLE, DELETE -> true;
            case UPDATE, ENABLE -> send.changes().stream().anyMatch(Guard::takes);
        };
    }

    private static boolean takes(Change change) {
        return change.attribute().equals("email")
                || (ACCESS.contains(change.attribute())
                        && !values(change.to()).containsAll(values(change.from())));
    }

    private static Set<String> values(Optional<String> joined) {
        return joined.map(list -> Set.copyOf(Arrays.asList(list.split(",")))).orElse(Set.of());
    }

    /**
     * The most users who may lose access within the window.
     *
     * @param managed users who are linked to an account
     */
    public int limit(int managed) {
        return Math.toIntExact(
                Math.max(settings.count(), (long) managed * settings.percent() / 100));
    }

    /**
     * Judges those whose removal was collected, as a whole: all run or none does.
     *
     * @param users in the set, without those counted in the window already
     * @param alreadyRun users who lost access within the window
     * @param managed users who are linked to an account
     * @param anyoneKeepsAccess whether some linked user who is not in the set is to have access
     */
    public Judgement judge(int users, int alreadyRun, int managed, boolean anyoneKeepsAccess) {
        if (!settings.enabled()) {
            return new Judgement.Run();
        }
        if (users > limit(managed) - alreadyRun) {
            return hold(
                    HoldReason.Code.TOO_MANY_REMOVALS,
                    (users == 1 ? "One user" : users + " users")
                            + " would lose access at once"
                            + beyond(alreadyRun, managed));
        }
        if (users > 1 && !anyoneKeepsAccess) {
            return hold(
                    HoldReason.Code.EVERYBODY_REMOVED,
                    "All "
                            + users
                            + " users who have access would lose it at once, as if the source had"
                            + " become empty.");
        }
        return new Judgement.Run();
    }

    /**
     * Judges one user who loses access alone.
     *
     * @param alreadyRun users who lost access within the window, without this one
     * @param managed users who are linked to an account
     */
    public Judgement judgeSingle(int alreadyRun, int managed) {
        return settings.enabled() && alreadyRun >= limit(managed)
                ? hold(
                        HoldReason.Code.TOO_MANY_REMOVALS,
                        "Another user would lose access" + beyond(alreadyRun, managed))
                : new Judgement.Run();
    }

    private static Judgement hold(HoldReason.Code code, String words) {
        return new Judgement.Hold(new HoldReason(code, words));
    }

    private String beyond(int alreadyRun, int managed) {
        return ", which is beyond the limit of "
                + limit(managed)
                + (alreadyRun == 0 ? "." : ": " + alreadyRun + " have lost it lately.");
    }
}
