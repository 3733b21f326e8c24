package dev.usher.console.application;

import dev.usher.policy.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A format that has words for two settings of the application gotomeeting. */
final class OnOrOff implements SettingsFormat {

    @Override
    public Parsed parse(String text) {
        return switch (text) {
            case "on", "off" ->
                    new Parsed.Good(
                            new TreeMap<>(Map.of("gotomeeting", settings(text.equals("on")))),
                            new TreeMap<>());
            default -> new Parsed.Faulty(List.of("neither on nor off"));
        };
    }

    @Override
    public Parsed parseOne(String application, String text) {
        return parse(text);
    }

    static Settings settings(boolean on) {
        return Settings.builder("4242")
                .status(on ? Settings.Status.ON : Settings.Status.OFF)
                .build();
    }
}
