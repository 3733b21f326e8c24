package dev.usher.console.application;

import dev.usher.console.domain.Plan;
import dev.usher.console.domain.PlanState;
import dev.usher.console.domain.PublishedSettings;
import dev.usher.console.domain.Request;
import dev.usher.console.domain.SettingsChange;
import dev.usher.policy.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Has plans made, forgotten and applied. */
public final class Planning {

    private final SettingsFormat format;
    private final PublishingSettings publishing;
    private final SettingsStore settings;
    private final PlanStore plans;
    private final Publisher publisher;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public Planning(
            SettingsFormat format,
            PublishingSettings publishing,
            SettingsStore settings,
            PlanStore plans,
            Publisher publisher,
            Clock clock,
            Supplier<UUID> ids) {
        this.format = format;
        this.publishing = publishing;
        this.settings = settings;
        this.plans = plans;
        this.publisher = publisher;
        this.clock = clock;
        this.ids = ids;
    }

    /** What became of a wish. */
    public sealed interface Outcome {

        /** The plan is being made. */
        record Asked(Plan plan) implements Outcome {}

        /** The settings are not what the settings file may say, and why. */
        record Faulty(List<String> faults) implements Outcome {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }

        /** The plan is being forgotten. */
        record Discarded() implements Outcome {}

        /**
         * The plan is being applied.
         *
         * @param version of the settings that apply it
         * @param fileDiffers whether the settings file says something else
         */
        record Applied(long version, boolean fileDiffers) implements Outcome {}

        /** It cannot be done, and why. */
        record Refused(String why) implements Outcome {}
    }

    /**
     * Has a plan made.
     *
     * @param candidate what the settings file would say of the application; empty: as it is now,
     *     switched on
     * @throws UnknownApplicationException when there are no settings for it
     */
    public Outcome compute(String application, Optional<String> candidate) {
        PublishedSettings now = published(application);
        if (plans.plans(application).stream().anyMatch(it -> it.state() == PlanState.APPLYING)) {
            return new Outcome.Refused(
                    "A plan is being applied; have another one made when that is done.");
        }
        if (candidate.isEmpty()) {
            return ask(application, Optional.empty());
        }
        return switch (format.parseOne(application, candidate.get())) {
            case SettingsFormat.Parsed.Faulty(List<String> faults) -> new Outcome.Faulty(faults);
            case SettingsFormat.Parsed.Good good ->
                    switch (SettingsChange.of(
                            good.settings(), Map.of(application, now), clock.instant())) {
                        case SettingsChange.Refused(List<String> faults) ->
                                new Outcome.Faulty(faults);
                        case SettingsChange.Accepted _ ->
                                ask(
                                        application,
                                        Optional.ofNullable(good.settings().get(application))
                                                .map(
                                                        it ->
                                                                it.toBuilder()
                                                                        .version(
                                                                                now.settings()
                                                                                        .version())
                                                                        .build()));
                    };
        };
    }

    private Outcome ask(String application, Optional<Settings> candidate) {
        UUID id = ids.get();
        Instant now = clock.instant();
        Plan plan = Plan.requested(id.toString(), application, now, candidate);
        plans.asked(plan);
        publisher.request(application, id, new Request.ComputePlan(plan.id(), candidate), now);
        return new Outcome.Asked(plan);
    }

    /** Has a plan forgotten that was not applied. */
    public Outcome discard(Plan plan) {
        if (!plan.isOpen()) {
            return new Outcome.Refused(
                    "The plan is " + plan.state() + "; there is nothing to forget any more.");
        }
        publisher.request(
                plan.application(), ids.get(), new Request.DiscardPlan(plan.id()), clock.instant());
        plans.discard(plan.id());
        return new Outcome.Discarded();
    }

    /**
     * Publishes the settings that a plan was made for, as those that apply it.
     *
     * @throws PublishingFailedException when they were taken, but are not published yet
     */
    public Outcome apply(Plan plan) {
        Plan.Result result = plan.result();
        if (plan.state() != PlanState.READY || result == null) {
            return new Outcome.Refused(
                    "The plan is " + plan.state() + "; only one that is READY can be applied.");
        }
        if (plan.candidate().map(it -> !it.on()).orElse(false)) {
            return new Outcome.Refused(
                    "The planned settings do not say status: on, so nothing would be done. Plan"
                            + " with status: on.");
        }
        List<Outcome> outcome = new ArrayList<>();
        settings.change(published -> applied(plan, result, published, outcome));
        publishing.resume();
        return outcome.getFirst();
    }

    private List<PublishedSettings> applied(
            Plan plan,
            Plan.Result result,
            Map<String, PublishedSettings> published,
            List<Outcome> outcome) {
        PublishedSettings last = published.get(plan.application());
        if (last == null || last.settings().version() != result.settingsVersion()) {
            outcome.add(
                    new Outcome.Refused(
                            "The settings have changed since this was planned: it was for version"
                                    + " %d, now there is %s. Plan again."
                                            .formatted(
                                                    result.settingsVersion(),
                                                    last == null
                                                            ? "none"
                                                            : "version "
                                                                    + last.settings().version())));
            return List.of();
        }
        Settings planned =
                plan.candidate()
                        .orElseGet(
                                () ->
                                        last.settings().toBuilder()
                                                .status(Settings.Status.ON)
                                                .build());
        PublishedSettings next = last.applying(planned, plan.id(), clock.instant());
        outcome.add(new Outcome.Applied(next.settings().version(), next.passedOver().isPresent()));
        return List.of(next);
    }

    private PublishedSettings published(String application) {
        return settings.all().stream()
                .filter(one -> one.application().equals(application))
                .findFirst()
                .orElseThrow(() -> new UnknownApplicationException(application));
    }
}
