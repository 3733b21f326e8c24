package dev.usher.console.adapter.rest;

import dev.usher.console.application.AskingServices;
import dev.usher.console.application.AskingServices.Asked;
import dev.usher.console.domain.Request;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is decided for users on demand. */
@RestController
@RequestMapping("/api/v1/jobs/{application}")
final class OnDemandApi {

    private final AskingServices services;
    private final Users users;

    OnDemandApi(AskingServices services, Users users) {
        this.services = services;
        this.users = users;
    }

    /** The body names the {@code user}; answers with the decision, if it comes soon. */
    @PostMapping(path = "/provision-now", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> provisionNow(
            @PathVariable String application,
            @RequestBody(required = false) byte @Nullable [] body) {
        services.settings(application);
        return answer(
                services.askAndWait(
                        application, new Request.ProvisionNow(users.named(application, body))));
    }

    /** The body names the {@code user}; answers with what would be decided, if it comes soon. */
    @PostMapping(path = "/explain", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> explain(
            @PathVariable String application,
            @RequestBody(required = false) byte @Nullable [] body) {
        services.settings(application);
        return answer(
                services.askAndWait(
                        application, new Request.Explain(users.named(application, body))));
    }

    /** A body may name the {@code users} whose wait is to end, else all are. */
    @PostMapping(path = "/retry-now", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Views.Requested retryNow(
            @PathVariable String application,
            @RequestBody(required = false) byte @Nullable [] body) {
        services.settings(application);
        return new Views.Requested(
                services.ask(application, new Request.RetryNow(users.listed(application, body))));
    }

    /** A body may name the {@code users} whose entitlements are said again, else all are. */
    @PostMapping(path = "/re-emit", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Views.Requested sayAgain(
            @PathVariable String application,
            @RequestBody(required = false) byte @Nullable [] body) {
        services.settings(application);
        return new Views.Requested(
                services.ask(application, new Request.SayAgain(users.listed(application, body))));
    }

    private static ResponseEntity<?> answer(Asked asked) {
        if (asked.answer().isPresent()) {
            return ResponseEntity.ok(Views.Entry.of(asked.answer().get()));
        }
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/log?request=" + asked.requestId()))
                .body(new Views.Requested(asked.requestId()));
    }
}
