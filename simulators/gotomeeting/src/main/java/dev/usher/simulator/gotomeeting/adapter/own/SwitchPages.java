package dev.usher.simulator.gotomeeting.adapter.own;

import dev.usher.simulator.gotomeeting.adapter.http.ApiCall;
import dev.usher.simulator.gotomeeting.adapter.http.BadRequest;
import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.options.Switch;
import dev.usher.simulator.gotomeeting.scene.Switches;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Shows the switches and sets them. */
final class SwitchPages {

    private final Switches switches;

    SwitchPages(Switches switches) {
        this.switches = switches;
    }

    Reply list() {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Switch one : Switch.values()) {
            Map<String, String> entry = new LinkedHashMap<>();
            entry.put("value", switches.get().get(one));
            entry.put("default", one.standard());
            entry.put("allowed", one.allowed());
            entry.put("meaning", one.meaning());
            json.put(one.key(), entry);
        }
        return Reply.json(200, json);
    }

    /** Sets all that the body names, or none when one of them cannot be set so. */
    Reply change(ApiCall call) {
        JsonNode wanted = call.json();
        try {
            switches.change(behaviour -> changed(behaviour, wanted));
        } catch (IllegalArgumentException e) {
            throw BadRequest.of("switch.invalid", String.valueOf(e.getMessage()));
        }
        return list();
    }

    private static Behaviour changed(Behaviour behaviour, JsonNode wanted) {
        Behaviour changed = behaviour;
        for (Map.Entry<String, JsonNode> one : wanted.properties()) {
            changed = changed.with(Switch.named(one.getKey()), one.getValue().asString(""));
        }
        return changed;
    }
}
