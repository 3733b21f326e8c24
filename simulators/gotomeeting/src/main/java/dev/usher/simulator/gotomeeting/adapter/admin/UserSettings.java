package dev.usher.simulator.gotomeeting.adapter.admin;

import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.options.Switch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A user's product settings: made up, the same for everyone, and for clients to skip over. */
final class UserSettings {

    private static final Map<String, Object> SMALL =
            Map.of("g2m", new TreeMap<>(Map.of("attendeesMaximum", 25, "recordingEnabled", true)));
    private static final Map<String, Object> LARGE = large();

    private UserSettings() {}

    static void put(Map<String, Object> user, Behaviour behaviour) {
        switch (behaviour.get(Switch.USER_SETTINGS)) {
            case "small" -> user.put("settings", SMALL);
            case "large" -> user.put("settings", LARGE);
            default -> {}
        }
    }

    private static Map<String, Object> large() {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String product : new String[] {"g2m", "g2w", "g2t", "openVoice", "jive"}) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (int i = 0; i < 25; i++) {
                values.put("madeUpSetting" + i, i % 2 == 0 ? "value" : i);
            }
            settings.put(product, values);
        }
        return settings;
    }
}
