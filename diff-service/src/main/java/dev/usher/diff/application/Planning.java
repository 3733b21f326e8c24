package dev.usher.diff.application;

import dev.usher.diff.domain.Forecast;
import dev.usher.diff.domain.Guard;
import dev.usher.diff.domain.Hold;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.Situation;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.Policy;
import dev.usher.policy.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Makes plans, and applies them as they were shown. An application has one plan at a time. */
final class Planning {

    private final Desk desk;
    private final Books books;
    private final Plans plans;
    private final Outlet outlet;

    Planning(Desk desk, Outlet outlet) {
        this.desk = desk;
        this.books = desk.books();
        this.plans = books.plans();
        this.outlet = outlet;
    }

    /**
     * Begins a plan; one that is there is forgotten.
     *
     * @return why there cannot be one at all, in plain words; empty: there can
     */
    Optional<String> compute(Request.ComputePlan asked, List<String> causes) {
        Job job = books.job();
        Optional<Settings> settings = asked.candidate().or(job::settings);
        if (settings.isEmpty()) {
            return Optional.of("There are no settings yet to compute a plan for");
        }
        if (!books.faults().isEmpty()) {
            return Optional.of(
                    "The settings in force are not accepted by this version of Usher; correct them"
                            + " first");
        }
        if (applying()) {
            return Optional.of("A plan is being applied; compute another one when that is done");
        }
        Plan plan =
                Plan.begun(
                        asked.plan(),
                        settings.get().toBuilder().status(Settings.Status.ON).build(),
                        job.settings().map(Settings::version).orElse(0L),
                        !job.isHome(settings.get().goToAccountKey()),
                        causes);
        if (Policy.compile(plan.settings()) instanceof Policy.Refused(List<String> faults)) {
            plans.keep(plan.refused("The settings cannot be used: " + String.join(" ", faults)));
        } else if (job.settings().filter(it -> sameGoToAccount(it, settings.get())).isEmpty()) {
            plans.keep(
                    plan.refused(
                            "The accounts of the GoTo account "
                                    + settings.get().goToAccountKey()
                                    + " have not been listed yet. Publish settings that name it:"
                                    + " what would be done there is only told until a plan made"
                                    + " for it is applied."));
        } else if (!job.scanned()) {
            plans.keep(
                    plan.refused(
                            "The accounts in GoTo have not been listed yet, so nobody knows what"
                                    + " would change. Publish settings with the status preview,"
                                    + " which lists them and changes nothing."));
        } else {
            plans.keep(plan);
        }
        return Optional.empty();
    }

    /** Forgets a plan, unless it is being applied or not the one at hand. */
    void discard(String id) {
        plans.atHand(id)
                .filter(plan -> plan.state() != Plan.State.APPLYING)
                .ifPresent(plan -> plans.keep(plan.in(Plan.State.DISCARDED)));
    }

    /** Whether somebody has yet to be looked at for the plan, and can be. */
    boolean underWay() {
        return desk.gateOpen() && plans.in(Plan.State.COMPUTING).isPresent();
    }

    /** Looks at the next ones for the plan, at most so many. */
    void goOn(int most, BooleanSupplier late) {
        if (!underWay()) {
            return;
        }
        Plan plan = plans.atHand().orElseThrow();
        Forecasting forecasting = Forecasting.inTheEnd(desk, plan.settings());
        Stride<Person> people = new Stride<>(books.nextAfter(plan.cursor(), most), most, late);
        Plan.Sums sums = plan.sums();
        for (Person person : people) {
            Forecast forecast = forecasting.of(person);
            boolean lately = desk.guarding().ranLately(books.memory(person.id()));
            sums = sums.plus(forecast, lately);
            keep(plan, person, forecast);
        }
        String cursor = people.length() == 0 ? plan.cursor() : people.last().id().toString();
        Plan further = plan.upTo(cursor, people.length(), sums);
        if (!people.atTheEnd()) {
            plans.keep(further);
            return;
        }
        plans.keep(further.in(Plan.State.READY));
        outlet.planned(books.application(), further, warnings(further));
    }

    /**
     * Why these settings, which are to apply a plan, cannot be taken; empty: they can.
     *
     * @param id of the plan
     */
    Optional<String> obstacle(String id, Settings settings) {
        Optional<Plan> plan = plans.atHand(id);
        Optional<String> obstacle =
                plan.isEmpty()
                        ? Optional.of(
                                "The plan "
                                        + id
                                        + " is not there any more; another may have taken its"
                                        + " place. Compute it again, and apply the new one.")
                        : plan.get().state() != Plan.State.READY
                                ? Optional.of(
                                        "The plan "
                                                + id
                                                + " cannot be applied: it is "
                                                + plan.get().state()
                                                + ", not READY.")
                                : plan.filter(ready -> !ready.isFor(settings))
                                        .map(
                                                _ ->
                                                        "The settings are not those that the plan "
                                                                + id
                                                                + " was made for, switched on."
                                                                + " Compute a plan for these.");
        obstacle.ifPresent(
                why ->
                        plan.filter(known -> known.state() == Plan.State.READY)
                                .ifPresent(ready -> plans.keep(ready.refused(why))));
        return obstacle;
    }

    /** The plan is to be carried out, as soon as accounts have been listed if they were not. */
    void apply() {
        plans.keep(plans.atHand().orElseThrow().in(Plan.State.APPLYING));
    }

    /** Whether a plan is being applied, so that only its users are decided in bulk. */
    boolean applying() {
        return plans.applying();
    }

    /** Everybody of the plan has been seen to. */
    void end() {
        plans.in(Plan.State.APPLYING).ifPresent(plan -> plans.keep(plan.in(Plan.State.APPLIED)));
    }

    /** Other settings come while it is being applied. */
    void interrupt() {
        plans.in(Plan.State.APPLYING)
                .ifPresent(
                        plan ->
                                plans.keep(
                                        plan.refused(
                                                "Other settings were published before the plan had"
                                                        + " been applied to everybody.")));
    }

    /** Decides users of the plan whose situation is as it was; the others are told. */
    void carryOut(Iterable<Person> people, List<String> causes) {
        Plan plan = plans.atHand().orElseThrow();
        Forecasting forecasting = Forecasting.inTheEnd(desk, plan.settings());
        int leftOut = 0;
        for (Person person : people) {
            if (plan.anew()) {
                desk.teller().remember(person.id(), it -> it.unlinked().settled().consoled());
            }
            Tables.Planned planned = plans.of(person.id());
            if (planned == null || !planned.plan().equals(plan.id())) {
                continue;
            }
            plans.forget(person.id());
            Forecast forecast = forecasting.of(person);
            if (forecast.situation().equals(planned.situation())) {
                release(plan, person, forecast);
                desk.decide(person, Lane.BULK, causes);
            } else {
                leftOut++;
                desk.teller()
                        .tell(person, Verdicts.planOutdated(plan.id(), forecast.rule()), causes);
            }
        }
        plans.keep(plan.leavingOut(leftOut));
    }

    /** Somebody has looked at it: neither the guard nor an earlier failure is in the way. */
    private void release(Plan plan, Person person, Forecast forecast) {
        desk.teller()
                .remember(
                        person.id(),
                        memory -> {
                            Memory free = memory.heartened().consoled();
                            return forecast.command()
                                    .map(send -> Situation.of(send, forecast.account()))
                                    .map(it -> free.held(released(plan, it)))
                                    .orElse(free);
                        });
    }

    private Hold released(Plan plan, Situation situation) {
        return new Hold("plan-" + plan.id(), situation, Hold.State.RELEASED, desk.now());
    }

    private void keep(Plan plan, Person person, Forecast forecast) {
        UserId user = person.id();
        switch (forecast.outcome()) {
            case NOTHING -> plans.forget(user);
            case SKIP -> {
                plans.forget(user);
                outlet.planned(books.application(), plan, person, forecast);
            }
            case ADOPT, UNLINK, CREATE, UPDATE, ENABLE, DISABLE, DELETE -> {
                plans.keep(user, new Tables.Planned(plan.id(), forecast.situation()));
                outlet.planned(books.application(), plan, person, forecast);
            }
        }
    }

    private List<String> warnings(Plan plan) {
        List<String> warnings =
                new ArrayList<>(
                        plan.sums()
                                .warnings(
                                        new Guard(plan.settings().removalGuard()),
                                        desk.guarding().alreadyRun(),
                                        desk.guarding().managed(),
                                        books.job().freeSeats()));
        if (books.job()
                .settings()
                .filter(it -> Accepting.findsAlike(it, plan.settings()))
                .isEmpty()) {
            warnings.add(
                    "Accounts are found by other values than now: who would only then be found to"
                            + " have one is not shown so.");
        }
        return warnings;
    }

    private static boolean sameGoToAccount(Settings one, Settings other) {
        return one.goToAccountKey().equals(other.goToAccountKey());
    }
}
