package dev.usher.diff.application;

import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Forecast;
import dev.usher.diff.domain.Guard;
import dev.usher.diff.domain.HoldReason;
import dev.usher.diff.domain.Rule;
import dev.usher.policy.Policy;
import dev.usher.policy.Settings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What would change for everybody under some settings: one pass over everybody, in slices.
 *
 * @param settings it is made for; switched on
 * @param settingsVersion of those in force when it was asked for
 * @param anew whether users' accounts are to be in another GoTo account from then on, so that those
 *     they have do not count
 * @param causes ids of the events that began it
 * @param cursor the user looked at last; empty: nobody yet
 * @param evaluated users looked at so far
 * @param leftOut users for whom nothing was done, because their situation has changed since
 * @param message what went wrong, in plain words
 */
public record Plan(
        String id,
        State state,
        Settings settings,
        long settingsVersion,
        boolean anew,
        List<String> causes,
        String cursor,
        int evaluated,
        int leftOut,
        Sums sums,
        Optional<String> message) {

    public Plan {
        causes = List.copyOf(causes);
    }

    /** Where it stands. */
    public enum State {
        COMPUTING,
        READY,
        APPLYING,
        APPLIED,
        DISCARDED,
        /** It could not be computed or applied. */
        REFUSED
    }

    /**
     * What it comes to as a whole.
     *
     * @param outcomes users by outcome
     * @param seats by licence: seats that would be taken, less those that would come free
     * @param removals users who would lose something, without those whose access was taken lately
     * @param somebodyStays whether some linked user would lose nothing
     */
    public record Sums(
            Map<Forecast.Outcome, Integer> outcomes,
            Map<String, Integer> seats,
            int removals,
            boolean somebodyStays) {

        static final Sums NONE = new Sums(Map.of(), Map.of(), 0, false);

        public Sums {
            outcomes = Map.copyOf(outcomes);
            seats = Map.copyOf(seats);
        }

        /**
         * One user more.
         *
         * @param lately whether the guard has counted the user lately, and would not again
         */
        Sums plus(Forecast forecast, boolean lately) {
            Map<Forecast.Outcome, Integer> more = new EnumMap<>(Forecast.Outcome.class);
            more.putAll(outcomes);
            more.merge(forecast.outcome(), 1, Integer::sum);
            Map<String, Integer> taken = new TreeMap<>(seats);
            boolean removal = false;
            if (forecast.last() instanceof Decision.Send send) {
                forecast.licencesGiven(send).forEach(key -> taken.merge(key, 1, Integer::sum));
                forecast.licencesTaken(send).forEach(key -> taken.merge(key, -1, Integer::sum));
                removal = Guard.isRemoval(send);
            }
            boolean stays = !removal && STAYS.contains(forecast.last().rule());
            int counted = removal && !lately ? 1 : 0;
            return new Sums(more, taken, removals + counted, somebodyStays || stays);
        }

        private static final List<Rule> STAYS =
                List.of(Rule.EQUAL, Rule.UPDATE, Rule.ENABLE, Rule.READ_ONLY);

        /**
         * What somebody should look at before applying it, in plain words.
         *
         * @param alreadyRun users whose access was taken within the guard's window
         * @param managed users who are linked to an account
         */
        List<String> warnings(
                Guard guard, int alreadyRun, int managed, Map<String, Integer> freeSeats) {
            List<String> warnings = new ArrayList<>();
            new TreeMap<>(seats)
                    .forEach(
                            (licence, needed) -> {
                                Integer free = freeSeats.get(licence);
                                if (free != null && needed > free) {
                                    warnings.add(
                                            "Seats run out: licence %s needs %d more, and %d %s free."
                                                    .formatted(
                                                            licence,
                                                            needed,
                                                            free,
                                                            free == 1 ? "is" : "are"));
                                }
                            });
            if (removals > 0
                    && guard.judge(removals, alreadyRun, managed, somebodyStays)
                            instanceof Guard.Judgement.Hold(HoldReason why)) {
                warnings.add("The removal guard would hold it: " + why.words());
            }
            return List.copyOf(warnings);
        }
    }

    static Plan begun(
            String id, Settings settings, long settingsVersion, boolean anew, List<String> causes) {
        return new Plan(
                id,
                State.COMPUTING,
                settings,
                settingsVersion,
                anew,
                causes,
                "",
                0,
                0,
                Sums.NONE,
                Optional.empty());
    }

    Plan upTo(String user, int more, Sums soFar) {
        return new Plan(
                id,
                state,
                settings,
                settingsVersion,
                anew,
                causes,
                user,
                evaluated + more,
                leftOut,
                soFar,
                message);
    }

    Plan in(State changed) {
        return new Plan(
                id,
                changed,
                settings,
                settingsVersion,
                anew,
                causes,
                cursor,
                evaluated,
                leftOut,
                sums,
                message);
    }

    Plan refused(String why) {
        return new Plan(
                id,
                State.REFUSED,
                settings,
                settingsVersion,
                anew,
                causes,
                cursor,
                evaluated,
                leftOut,
                sums,
                Optional.of(why));
    }

    /** Given up if an earlier build accepted its settings, and this one does not. */
    Plan understood() {
        return state == State.COMPUTING
                        && Policy.compile(settings) instanceof Policy.Refused(List<String> faults)
                ? refused("Its settings are not accepted any more: " + String.join(" ", faults))
                : this;
    }

    Plan leavingOut(int more) {
        return new Plan(
                id,
                state,
                settings,
                settingsVersion,
                anew,
                causes,
                cursor,
                evaluated,
                leftOut + more,
                sums,
                message);
    }

    /** Whether it was made for these settings, whatever their version. */
    boolean isFor(Settings other) {
        return comparable(settings).equals(comparable(other));
    }

    private static Settings comparable(Settings settings) {
        return settings.toBuilder().version(0).appliesPlan(Optional.empty()).build();
    }
}
