package dev.usher.simulator.gotomeeting.adapter.own;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.BadRequest;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.traffic.Faults;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows the faults that wait, lines up more and takes them back. */
final class FaultPages {

    private final Faults faults;

    FaultPages(Faults faults) {
        this.faults = faults;
    }

    Reply list() {
        return Reply.json(200, faults.waiting().stream().map(FaultPages::json).toList());
    }

    Reply add(ApiCall call) {
        Values body = new Values(call.json());
        try {
            return Reply.json(
                    201, json(faults.add(FaultScript.fault(body), body.body().toString())));
        } catch (IllegalArgumentException e) {
            throw BadRequest.of("fault.invalid", String.valueOf(e.getMessage()));
        }
    }

    Reply remove(ApiCall call) {
        String number = call.variable("number");
        return number.matches("[0-9]{1,18}") && faults.remove(Long.parseLong(number))
                ? Reply.noContent()
                : Reply.error(404, "fault.not.found", number);
    }

    Reply clear() {
        faults.clear();
        return Reply.noContent();
    }

    private static Map<String, Object> json(Faults.Waiting waiting) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", waiting.number());
        json.put("fault", waiting.described());
        json.put("seen", waiting.seen());
        json.put("struck", waiting.struck());
        return json;
    }
}
