package dev.usher.simulator.gotomeeting.adapter.own;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.BadRequest;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.traffic.Latencies;
import dev.usher.simulator.gotomeeting.traffic.Latency;
import java.util.Map;
import java.util.TreeMap;

/** Shows how long calls take, and sets it; all in milliseconds. */
final class LatencyPages {

    private final Latencies latencies;

    LatencyPages(Latencies latencies) {
        this.latencies = latencies;
    }

    Reply show() {
        Map<String, Object> json = new TreeMap<>();
        switch (latencies.latency()) {
            case Latency.Fixed fixed -> {
                json.put("distribution", "fixed");
                json.put("millis", fixed.each().toMillis());
            }
            case Latency.Uniform uniform -> {
                json.put("distribution", "uniform");
                json.put("shortest", uniform.shortest().toMillis());
                json.put("longest", uniform.longest().toMillis());
            }
            case Latency.LogNormal logNormal -> {
                json.put("distribution", "logNormal");
                json.put("p50", logNormal.p50().toMillis());
                json.put("p99", logNormal.p99().toMillis());
            }
        }
        return Reply.json(200, json);
    }

    Reply set(ApiCall call) {
        Values body = new Values(call.json());
        try {
            latencies.set(latency(body), body.number("seed", 0));
        } catch (IllegalArgumentException e) {
            throw BadRequest.of("latency.invalid", String.valueOf(e.getMessage()));
        }
        return show();
    }

    private static Latency latency(Values body) {
        String distribution = body.text("distribution").orElse("fixed");
        return switch (distribution) {
            case "fixed" -> new Latency.Fixed(body.millis("millis"));
            case "uniform" -> new Latency.Uniform(body.millis("shortest"), body.millis("longest"));
            case "logNormal" -> new Latency.LogNormal(body.millis("p50"), body.millis("p99"));
            default ->
                    throw new IllegalArgumentException(
                            "A distribution is fixed, uniform or logNormal, not " + distribution);
        };
    }
}
