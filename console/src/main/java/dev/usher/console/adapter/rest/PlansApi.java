package dev.usher.console.adapter.rest;

import dev.usher.console.application.AskingServices;
import dev.usher.console.application.PlanStore;
import dev.usher.console.application.Planning;
import dev.usher.console.application.Planning.Outcome;
import dev.usher.console.domain.Plan;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Plans: what would change for everybody. */
@RestController
@RequestMapping("/api/v1/jobs/{application}/plans")
final class PlansApi {

    private final Planning planning;
    private final PlanStore plans;
    private final AskingServices services;

    PlansApi(Planning planning, PlanStore plans, AskingServices services) {
        this.planning = planning;
        this.plans = plans;
        this.services = services;
    }

    /** The body may be what the settings file would say of the application, in YAML or JSON. */
    @PostMapping(consumes = {MediaType.APPLICATION_YAML_VALUE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<PlanView> compute(
            @PathVariable String application,
            @RequestBody(required = false) byte @Nullable [] body) {
        Optional<String> candidate =
                Optional.ofNullable(body).map(PlansApi::text).filter(text -> !text.isBlank());
        return switch (planning.compute(application, candidate)) {
            case Outcome.Asked(Plan plan) ->
                    ResponseEntity.accepted()
                            .location(
                                    URI.create(
                                            "/api/v1/jobs/" + application + "/plans/" + plan.id()))
                            .body(PlanView.of(plan));
            case Outcome other -> throw refusal(other);
        };
    }

    @GetMapping
    PlanViews plans(@PathVariable String application) {
        services.settings(application);
        return new PlanViews(plans.plans(application).stream().map(PlanView::of).toList());
    }

    @GetMapping("/{planId}")
    PlanView plan(@PathVariable String application, @PathVariable String planId) {
        return PlanView.of(find(application, planId));
    }

    @DeleteMapping("/{planId}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PlanView discard(@PathVariable String application, @PathVariable String planId) {
        return switch (planning.discard(find(application, planId))) {
            case Outcome.Discarded _ -> plan(application, planId);
            case Outcome other -> throw refusal(other);
        };
    }

    @PostMapping("/{planId}/apply")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AppliedView apply(@PathVariable String application, @PathVariable String planId) {
        return switch (planning.apply(find(application, planId))) {
            case Outcome.Applied(long version, boolean fileDiffers) ->
                    new AppliedView(
                            planId,
                            version,
                            fileDiffers
                                    ? "Now write the same into the settings file: what it says of '"
                                            + application
                                            + "' does not count until it is changed, and counts"
                                            + " again from then on."
                                    : null);
            case Outcome other -> throw refusal(other);
        };
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException _) {
            throw new BadBodyException(
                    HttpStatus.BAD_REQUEST, "The body is not text in UTF-8; save it so.");
        }
    }

    private Plan find(String application, String planId) {
        return plans.plan(application, planId)
                .orElseThrow(
                        () ->
                                new NotThereException(
                                        "'" + application + "' has no plan '" + planId + "'."));
    }

    private static RuntimeException refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Faulty(List<String> faults) ->
                    new BadBodyException(
                            HttpStatus.UNPROCESSABLE_CONTENT, String.join(" ", faults));
            case Outcome.Refused(String why) -> new BadBodyException(HttpStatus.CONFLICT, why);
            case Outcome.Asked _, Outcome.Discarded _, Outcome.Applied _ ->
                    new IllegalStateException("No refusal: " + outcome);
        };
    }

    /** A plan. */
    record PlanView(
            String id,
            String state,
            @Nullable String message,
            boolean ofOtherSettings,
            Instant requestedAt,
            int total,
            int evaluated,
            int leftOut,
            @Nullable Map<String, Integer> counts,
            @Nullable List<String> warnings,
            @Nullable Long settingsVersion,
            @Nullable Instant plannedAt) {

        static PlanView of(Plan plan) {
            Plan.Result result = plan.result();
            return new PlanView(
                    plan.id(),
                    plan.state().name(),
                    plan.progress().message(),
                    plan.candidate().isPresent(),
                    plan.requestedAt(),
                    plan.progress().total(),
                    plan.progress().evaluated(),
                    plan.progress().leftOut(),
                    result == null ? null : result.counts(),
                    result == null ? null : result.warnings(),
                    result == null ? null : result.settingsVersion(),
                    result == null ? null : result.plannedAt());
        }
    }

    /** Plans, the newest first. */
    record PlanViews(List<PlanView> plans) {}

    /** A plan that is being applied. */
    record AppliedView(String planId, long settingsVersion, @Nullable String settingsFile) {}
}
