package dev.usher.console.adapter.rest;

import dev.usher.console.application.AskingServices;
import dev.usher.console.application.JobStore;
import dev.usher.console.domain.JobStatus;
import dev.usher.console.domain.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the removal guard holds; a body may name the {@code users} concerned, else all are. */
@RestController
@RequestMapping("/api/v1/jobs/{application}/holds")
final class HoldsApi {

    private final JobStore jobs;
    private final AskingServices services;
    private final Users users;

    HoldsApi(JobStore jobs, AskingServices services, Users users) {
        this.jobs = jobs;
        this.services = services;
        this.users = users;
    }

    @GetMapping
    Holds holds(@PathVariable String application) {
        services.settings(application);
        return new Holds(jobs.status(application).map(JobStatus::holds).orElse(List.of()));
    }

    @PostMapping(path = "/{holdId}/release", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Views.Requested release(
            @PathVariable String application,
            @PathVariable String holdId,
            @RequestBody(required = false) byte @Nullable [] body) {
        requireHold(application, holdId);
        return new Views.Requested(
                services.ask(
                        application, new Request.Release(holdId, users.listed(application, body))));
    }

    @PostMapping(path = "/{holdId}/reject", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Views.Requested reject(
            @PathVariable String application,
            @PathVariable String holdId,
            @RequestBody(required = false) byte @Nullable [] body) {
        requireHold(application, holdId);
        return new Views.Requested(
                services.ask(
                        application, new Request.Reject(holdId, users.listed(application, body))));
    }

    private void requireHold(String application, String holdId) {
        if (holds(application).holds().stream().noneMatch(hold -> hold.id().equals(holdId))) {
            throw new NotThereException(
                    "Nothing is held under '"
                            + holdId
                            + "'; what is held now is at /api/v1/jobs/"
                            + application
                            + "/holds.");
        }
    }

    /** All of them. */
    record Holds(List<JobStatus.Hold> holds) {}
}
