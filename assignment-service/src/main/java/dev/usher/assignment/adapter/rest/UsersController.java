package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.application.Directory;
import dev.usher.assignment.application.Outcome;
import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.ChangeReader;
import dev.usher.assignment.domain.User;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People. In a path they are named by id, user name or external id. */
@RestController
@RequestMapping("/api/v1/users")
class UsersController {

    private final Changes changes;
    private final Directory directory;

    UsersController(Changes changes, Directory directory) {
        this.changes = changes;
        this.directory = directory;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.UserBody.class)))
    ResponseEntity<UserView> put(HttpServletRequest request) throws IOException {
        Outcome outcome =
                changes.apply(
                        ChangeReader.user(
                                changes.object(request.getInputStream(), Bodies.UserBody.class)));
        return switch (outcome) {
            case Outcome.Accepted(String id, boolean created) when created ->
                    ResponseEntity.created(URI.create("/api/v1/users/" + id)).body(find(id));
            case Outcome.Accepted(String id, _) -> ResponseEntity.ok(find(id));
            case Outcome.Unchanged(String id) -> ResponseEntity.ok(find(id));
            case Outcome.Refused(var refusal) -> throw Problem.of(refusal);
        };
    }

    @GetMapping("/{user}")
    UserView get(@PathVariable String user) {
        return find(user);
    }

    @GetMapping
    List<UserView> byName(@RequestParam String userName) {
        return directory.userByName(userName).map(UserView::of).stream().toList();
    }

    @DeleteMapping("/{user}")
    ResponseEntity<Void> delete(
            @PathVariable String user, @RequestParam(defaultValue = "false") boolean hard) {
        changes.apply(new Change.DeleteUser(user, hard));
        return ResponseEntity.noContent().build();
    }

    private UserView find(String named) {
        return directory
                .user(named)
                .map(UserView::of)
                .orElseThrow(() -> Problem.notFound("user", named));
    }

    /** A user as shown. */
    record UserView(
            String id,
            @Nullable String externalId,
            String userName,
            String state,
            SortedMap<String, List<String>> attributes,
            SortedSet<String> sources) {
        static UserView of(User user) {
            return new UserView(
                    user.id().id().toString(),
                    user.externalId(),
                    user.userName(),
                    user.state().name(),
                    user.attributes(),
                    new TreeSet<>(user.said().keySet()));
        }
    }
}
