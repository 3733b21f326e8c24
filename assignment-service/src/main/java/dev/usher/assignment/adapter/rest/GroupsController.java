package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.application.Directory;
import dev.usher.assignment.application.Outcome;
import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.ChangeReader;
import dev.usher.assignment.domain.Group;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Groups and who belongs to them. */
@RestController
@RequestMapping("/api/v1/groups")
class GroupsController {

    private final Changes changes;
    private final Directory directory;

    GroupsController(Changes changes, Directory directory) {
        this.changes = changes;
        this.directory = directory;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.GroupBody.class)))
    ResponseEntity<GroupView> put(HttpServletRequest request) throws IOException {
        Outcome outcome =
                changes.apply(
                        ChangeReader.group(
                                changes.object(request.getInputStream(), Bodies.GroupBody.class)));
        return switch (outcome) {
            case Outcome.Accepted(String id, boolean created) ->
                    ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                            .body(get(id));
            case Outcome.Unchanged(String id) -> ResponseEntity.ok(get(id));
            case Outcome.Refused(var refusal) -> throw Problem.of(refusal);
        };
    }

    @GetMapping("/{group}")
    GroupView get(@PathVariable String group) {
        Group found = find(group);
        return new GroupView(
                found.id().id(), found.externalId(), found.displayName(), found.sources());
    }

    @DeleteMapping("/{group}")
    ResponseEntity<Void> delete(@PathVariable String group) {
        changes.apply(new Change.DeleteGroup(group));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{group}/members")
    List<MemberView> members(@PathVariable String group) {
        return directory.members(find(group).id()).stream()
                .map(it -> new MemberView(it.member().toString(), it.source()))
                .toList();
    }

    @PostMapping("/{group}/members")
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.MemberBody.class)))
    ResponseEntity<Void> add(@PathVariable String group, HttpServletRequest request)
            throws IOException {
        changes.apply(
                ChangeReader.member(
                        group, changes.object(request.getInputStream(), Bodies.MemberBody.class)));
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{group}/members/{user}")
    ResponseEntity<Void> remove(@PathVariable String group, @PathVariable String user) {
        changes.apply(new Change.RemoveMember(group, new Change.Named.ByUser(user)));
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{group}/member-groups/{member}")
    ResponseEntity<Void> removeGroup(@PathVariable String group, @PathVariable String member) {
        changes.apply(new Change.RemoveMember(group, new Change.Named.ByGroup(member)));
        return ResponseEntity.noContent().build();
    }

    private Group find(String id) {
        return directory.group(id).orElseThrow(() -> Problem.notFound("group", id));
    }

    /** A group as shown. */
    record GroupView(
            String id,
            @Nullable String externalId,
            String displayName,
            SortedSet<String> sources) {}

    /** A member as shown, user/ID or group/ID. */
    record MemberView(String member, String source) {}
}
