package dev.usher.console.adapter.rest;

import dev.usher.console.application.PlanStore;
import dev.usher.console.domain.Change;
import dev.usher.console.domain.PlanOutcome;
import dev.usher.console.domain.PlanQuery;
import dev.usher.console.domain.PlannedChange;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What a plan would change, in pages or as a file. */
@RestController
@RequestMapping("/api/v1/jobs/{application}/plans/{planId}/changes")
final class PlannedChangesApi {

    private static final List<String> TITLES =
            List.of(
                    "userName",
                    "displayName",
                    "userId",
                    "outcome",
                    "action",
                    "reason",
                    "details",
                    "rule",
                    "accountKey",
                    "changes",
                    "warnings");

    private final PlanStore plans;
    private final JsonMapper json;

    PlannedChangesApi(PlanStore plans, JsonMapper json) {
        this.plans = plans;
        this.json = json;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ChangePage page(
            @PathVariable String application,
            @PathVariable String planId,
            @RequestParam MultiValueMap<String, String> parameters) {
        PlanQuery query = query(application, planId, parameters);
        List<PlannedChange> read = plans.changes(query.withOneMore());
        boolean more = read.size() > query.limit();
        List<PlannedChange> changes = more ? read.subList(0, query.limit()) : read;
        return new ChangePage(changes, more ? changes.getLast().userId().toString() : null);
    }

    @GetMapping(produces = "text/csv")
    void csv(
            @PathVariable String application,
            @PathVariable String planId,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        export(query(application, planId, parameters))
                .writeCsv(response, "plan.csv", TITLES, PlannedChangesApi::cells);
    }

    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    void lines(
            @PathVariable String application,
            @PathVariable String planId,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        export(query(application, planId, parameters)).writeLines(response, json);
    }

    private Export<PlannedChange> export(PlanQuery query) {
        return new Export<>(
                plans.changes(query),
                page -> plans.changes(query.following(page.getLast().userId())));
    }

    private PlanQuery query(
            String application, String planId, MultiValueMap<String, String> values) {
        if (plans.plan(application, planId).isEmpty()) {
            throw new NotThereException("'" + application + "' has no plan '" + planId + "'.");
        }
        Parameters parameters = Parameters.of(values, "outcome", "q", "limit", "cursor");
        return new PlanQuery(
                planId,
                parameters.oneOf("outcome", PlanOutcome.class),
                parameters.text("q"),
                parameters.limit(),
                parameters.one("cursor", UUID::fromString, "must be the 'next' of another answer"));
    }

    private static List<@Nullable String> cells(PlannedChange change) {
        return Arrays.asList(
                change.userName(),
                change.displayName(),
                change.userId().toString(),
                change.outcome(),
                change.action(),
                change.reason(),
                change.details(),
                change.rule(),
                change.accountKey(),
                change.changes().stream()
                        .map(PlannedChangesApi::words)
                        .collect(Collectors.joining("; ")),
                String.join("; ", change.warnings()));
    }

    private static String words(Change change) {
        return change.attribute()
                + ": "
                + Optional.ofNullable(change.from()).orElse("")
                + " -> "
                + Optional.ofNullable(change.to()).orElse("");
    }

    /** A page; {@code next} is the cursor of the following one. */
    record ChangePage(List<PlannedChange> changes, @Nullable String next) {}
}
