package dev.usher.assignment.adapter.intake;

import dev.usher.contracts.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which systems may speak, each in its topic, and what each may give. */
public final class Sources {

    /** Stands for every role, or every application. */
    public static final String ANY = "*";

    private final Map<String, Source> byTopic = new TreeMap<>();

    /**
     * A source.
     *
     * @param roles it may give; {@link #ANY} for all
     * @param applications it may speak about; {@link #ANY} for all
     */
    public record Source(String name, Set<String> roles, Set<String> applications) {
        public Source {
            roles = Set.copyOf(roles);
            applications = Set.copyOf(applications);
        }

        /** Why the source may not do this; null when it may. */
        @Nullable String refusal(String application, String role) {
            if (!may(applications, application)) {
                return refusal("application", application, applications);
            }
            return may(roles, role) ? null : refusal("role", role, roles);
        }

        private String refusal(String what, String named, Set<String> allowed) {
            return what
                    + ": the source "
                    + name
                    + " may not give '"
                    + named
                    + "', only "
                    + String.join(", ", new TreeSet<>(allowed));
        }

        private static boolean may(Set<String> allowed, String named) {
            return allowed.contains(ANY) || allowed.contains(named);
        }
    }

    /**
     * @param prefix of the installation's topics
     */
    public Sources(String prefix, List<Source> sources) {
        sources.forEach(it -> byTopic.put(Topics.intake(it.name()).named(prefix), it));
    }

    /** Full names of the topics to read. */
    public Set<String> topics() {
        return Set.copyOf(byTopic.keySet());
    }

    Source of(String topic) {
        return Objects.requireNonNull(byTopic.get(topic), topic);
    }
}
