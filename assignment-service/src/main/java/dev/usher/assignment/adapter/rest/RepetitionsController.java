package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.application.AuditLog;
import dev.usher.assignment.application.Directory;
import dev.usher.assignment.application.Repeating;
import dev.usher.assignment.domain.AuditEntry;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Saying again what was said before. */
@RestController
class RepetitionsController {

    private static final int MOST = 1_000;

    private final Repeating repeating;
    private final Directory directory;
    private final AuditLog audit;
    private final Supplier<Origin> caller;
    private final Clock clock;

    RepetitionsController(
            Repeating repeating,
            Directory directory,
            AuditLog audit,
            Supplier<Origin> caller,
            Clock clock) {
        this.repeating = repeating;
        this.directory = directory;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** About the users, or without any about everybody; to one application, or to all. */
    @PostMapping("/api/v1/repetitions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void repeat(
            @RequestParam Optional<String> application,
            @RequestParam(name = "user", defaultValue = "") List<String> names) {
        application.ifPresent(it -> Problem.ifUnknown(it, directory));
        if (names.size() > MOST) {
            throw new Problem(HttpStatus.BAD_REQUEST, "user: at most " + MOST + " at once");
        }
        List<Principal.User> users = names.stream().map(this::user).toList();
        repeating.repeat(users, application);
        Origin origin = caller.get();
        audit.note(
                List.of(
                        new AuditEntry(
                                clock.instant(),
                                origin.by(),
                                origin.source(),
                                "repeat",
                                "",
                                (users.isEmpty() ? "everybody" : users.size() + " users")
                                        + application.map(it -> ", " + it).orElse(""))));
    }

    private Principal.User user(String name) {
        return directory.user(name).orElseThrow(() -> Problem.notFound("user", name)).id();
    }
}
