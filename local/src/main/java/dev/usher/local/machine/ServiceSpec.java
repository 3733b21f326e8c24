package dev.usher.local.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to run a service.
 *
 * @param name of its module and consumer group
 * @param settings its configuration properties
 * @param secrets those that must not be seen on a command line, as environment variables
 */
record ServiceSpec(
        String name,
        Path jar,
        List<String> jvmFlags,
        Map<String, String> settings,
        Map<String, String> secrets,
        int managementPort) {

    ServiceSpec {
        jvmFlags = List.copyOf(jvmFlags);
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    /** The same with these settings besides, which win over those it has. */
    ServiceSpec with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return new ServiceSpec(name, jar, jvmFlags, all, secrets, managementPort);
    }

    /** The same with this flag of the JVM besides. */
    ServiceSpec flagged(String flag) {
        List<String> all = new ArrayList<>(jvmFlags);
        all.add(flag);
        return new ServiceSpec(name, jar, all, settings, secrets, managementPort);
    }

    /** The arguments that make its settings known to it. */
    List<String> arguments() {
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toList();
    }
}
