package dev.usher.contracts.topic;

import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic of the catalogue.
 *
 * @param name {@code <writer>.<nouns>.v<major>}, without an installation's prefix
 * @param value type of its values
 * @param retention how long records are kept
 * @param readers consumer groups that read it, without an installation's prefix; each has a dead
 *     letter topic for it
 */
public record Topic<V extends SpecificRecord>(
        String name, Class<V> value, Retention retention, Set<String> readers) {

    public Topic {
        readers = Set.copyOf(readers);
    }

    /** The name in an installation whose topics begin with this prefix (possibly empty). */
    public String named(String prefix) {
        return prefix + name;
    }

    /** Where a consumer group puts what it cannot read, by the full names of group and topic. */
    public static String deadLetters(String group, String topic) {
        return group + "." + topic + ".dlt";
    }
}
