package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.application.Erasing;
import dev.usher.assignment.application.Erasures;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Principal;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People who are to be forgotten. */
@RestController
@RequestMapping("/api/v1/erasures")
class ErasuresController {

    private final Erasing erasing;
    private final Erasures erasures;
    private final Supplier<Origin> caller;

    ErasuresController(Erasing erasing, Erasures erasures, Supplier<Origin> caller) {
        this.erasing = erasing;
        this.erasures = erasures;
        this.caller = caller;
    }

    /** Begins to forget a person, named by id, user name or external id. */
    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Erasure erase(@RequestParam String user) {
        Principal.User found =
                erasing.begin(user, caller.get()).orElseThrow(() -> Problem.notFound("user", user));
        return new Erasure(found.id().toString(), null);
    }

    /** Those for whom something is still on its way. */
    @GetMapping
    List<Erasure> pending() {
        return erasures.all().stream()
                .map(it -> new Erasure(it.user().id().toString(), it.askedAt()))
                .toList();
    }

    /** Somebody who is to be forgotten. */
    record Erasure(String userId, @Nullable Instant askedAt) {}
}
