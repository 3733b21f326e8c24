package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.application.AuditLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who changed what. */
@RestController
class AuditController {

    private static final int MOST = 1_000;

    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    @GetMapping("/api/v1/audit")
    List<EntryView> newest(
            @RequestParam Optional<String> about,
            @RequestParam Optional<Long> before,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Problem(HttpStatus.BAD_REQUEST, "limit: must be 1 to " + MOST);
        }
        return log.newest(about, before, limit).stream()
                .map(
                        it ->
                                new EntryView(
                                        it.number(),
                                        it.entry().at(),
                                        it.entry().by(),
                                        it.entry().source(),
                                        it.entry().action(),
                                        it.entry().about(),
                                        it.entry().detail()))
                .toList();
    }

    /** An entry as shown. */
    record EntryView(
            long number,
            Instant at,
            String by,
            String source,
            String action,
            String about,
            String detail) {}
}
