package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.application.Directory;
import dev.usher.assignment.application.Outcome;
import dev.usher.assignment.domain.ChangeReader;
import dev.usher.assignment.domain.RoleAssignment;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Roles given to users and groups. */
@RestController
@RequestMapping("/api/v1/assignments")
class AssignmentsController {

    private final Changes changes;
    private final Directory directory;

    AssignmentsController(Changes changes, Directory directory) {
        this.changes = changes;
        this.directory = directory;
    }

    @PostMapping
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.AssignmentBody.class)))
    ResponseEntity<Void> assign(HttpServletRequest request) throws IOException {
        Outcome outcome =
                changes.apply(
                        ChangeReader.assignment(
                                changes.object(
                                        request.getInputStream(), Bodies.AssignmentBody.class)));
        return ResponseEntity.status(
                        outcome instanceof Outcome.Accepted ? HttpStatus.CREATED : HttpStatus.OK)
                .build();
    }

    @GetMapping
    List<AssignmentView> all(
            @RequestParam(defaultValue = ChangeReader.DEFAULT_APPLICATION) String application) {
        Problem.ifUnknown(application, directory);
        List<AssignmentView> views = new ArrayList<>();
        directory.assignments(application, it -> views.add(AssignmentView.of(it)));
        return views;
    }

    @DeleteMapping
    ResponseEntity<Void> unassign(
            @RequestParam Optional<String> application,
            @RequestParam Optional<String> user,
            @RequestParam Optional<String> group,
            @RequestParam Optional<String> role) {
        Map<String, String> named = new HashMap<>();
        application.ifPresent(it -> named.put("application", it));
        user.ifPresent(it -> named.put("user", it));
        group.ifPresent(it -> named.put("group", it));
        role.ifPresent(it -> named.put("role", it));
        changes.apply(ChangeReader.unassignment(named));
        return ResponseEntity.noContent().build();
    }

    /** An assignment as shown. */
    record AssignmentView(
            String application,
            String principal,
            String role,
            String source,
            @Nullable Instant from,
            @Nullable Instant until,
            Instant assignedAt,
            String assignedBy) {
        static AssignmentView of(RoleAssignment it) {
            return new AssignmentView(
                    it.application(),
                    it.principal().toString(),
                    it.role(),
                    it.source(),
                    it.from(),
                    it.until(),
                    it.assignedAt(),
                    it.assignedBy());
        }
    }
}
