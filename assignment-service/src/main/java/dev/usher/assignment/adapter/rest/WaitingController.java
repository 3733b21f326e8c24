package dev.usher.assignment.adapter.rest;

import dev.usher.assignment.application.Waiting;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came in through Kafka and waits for a user or a group. */
@RestController
class WaitingController {

    private static final int MOST = 1_000;

    private final Waiting waiting;

    WaitingController(Waiting waiting) {
        this.waiting = waiting;
    }

    @GetMapping("/api/v1/waiting")
    List<Waiting.Request> oldest(@RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Problem(HttpStatus.BAD_REQUEST, "limit: must be 1 to " + MOST);
        }
        return waiting.oldest(limit);
    }
}
