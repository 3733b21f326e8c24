package dev.usher.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The attribute mappings of the settings, ready to be applied. */
final class Mappings {

    private final List<Mapping> all;

    private Mappings(List<Mapping> all) {
        this.all = List.copyOf(all);
    }

    /** Understands mappings, and notes what is wrong with them. */
    static Mappings compile(
            List<AttributeMapping> mappings, SourceAttributes names, Faults faults) {
        List<Mapping> all = new ArrayList<>();
        Set<String> targets = new TreeSet<>();
        for (int i = 0; i < mappings.size(); i++) {
            String place = "mappings[" + i + "]";
            AttributeMapping mapping = mappings.get(i);
            if (!targets.add(mapping.target())) {
                faults.add(place + ".target", mapping.target() + " is mapped twice.");
            }
            Mapping.compile(place, mapping, names, faults).ifPresent(all::add);
        }
        for (AccountTarget target : EnumSet.allOf(AccountTarget.class)) {
            if (target.required() && !targets.contains(target.attribute())) {
                faults.add("mappings", target.attribute() + " is missing, and GoTo needs it.");
            }
        }
        return new Mappings(all);
    }

    /** Maps the whole user. */
    MappingOutcome map(UserAttributes user) {
        SortedMap<String, String> attributes = new TreeMap<>();
        Set<String> createOnly = new TreeSet<>();
        for (Mapping mapping : all) {
            String attribute = mapping.target().attribute();
            switch (mapping.apply(user)) {
                case Mapping.Written(String value, boolean onlyOnCreate) -> {
                    attributes.put(attribute, value);
                    if (onlyOnCreate) {
                        createOnly.add(attribute);
                    }
                }
                case Mapping.Kept() -> {}
                case Mapping.Failed(Obstacle obstacle, String details) -> {
                    return new MappingOutcome.Unmappable(
                            new Desired.Impossible(
                                    obstacle,
                                    details,
                                    List.of(attribute),
                                    "Correct the user at the source, or the mapping."));
                }
            }
        }
        String email = attributes.remove(AccountTarget.EMAIL.attribute());
        if (email == null) {
            throw new IllegalStateException("settings were accepted that map no e-mail");
        }
        return new MappingOutcome.Mapped(email, attributes, createOnly);
    }

    /** The e-mail that a user should have, when that can be said. */
    Optional<String> email(UserAttributes user) {
        for (Mapping mapping : all) {
            if (mapping.target() == AccountTarget.EMAIL
                    && mapping.apply(user) instanceof Mapping.Written written) {
                return Optional.of(written.value());
            }
        }
        return Optional.empty();
    }
}
