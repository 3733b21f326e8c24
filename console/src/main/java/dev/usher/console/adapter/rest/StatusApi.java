package dev.usher.console.adapter.rest;

import dev.usher.console.application.JobStore;
import dev.usher.console.domain.JobStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the provisioning of an application stands. */
@RestController
@RequestMapping("/api/v1/jobs/{application}")
final class StatusApi {

    private final JobStore jobs;

    StatusApi(JobStore jobs) {
        this.jobs = jobs;
    }

    @GetMapping("/status")
    JobStatus status(@PathVariable String application) {
        return jobs.status(application)
                .orElseThrow(
                        () ->
                                new NotThereException(
                                        "The diff service has said nothing about the application '"
                                                + application
                                                + "'."));
    }
}
