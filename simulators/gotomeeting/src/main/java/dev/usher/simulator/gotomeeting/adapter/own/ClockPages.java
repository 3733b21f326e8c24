package dev.usher.simulator.gotomeeting.adapter.own;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.scene.SimulatorClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows what time it is, and sets it. */
final class ClockPages {

    private final SimulatorClock clock;

    ClockPages(SimulatorClock clock) {
        this.clock = clock;
    }

    Reply show() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("now", clock.instant().toString());
        json.put("frozen", clock.stands());
        return Reply.json(200, json);
    }

    Reply set(ApiCall call) {
        Values body = new Values(call.json());
        body.flag("frozen").ifPresent(clock::freeze);
        body.instant("now").ifPresent(clock::set);
        long millis = body.number("advanceSeconds", 0) * 1000 + body.number("advanceMillis", 0);
        if (millis != 0) {
            clock.advance(Duration.ofMillis(millis));
        }
        return show();
    }
}
