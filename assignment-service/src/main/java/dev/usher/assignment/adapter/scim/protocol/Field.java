package dev.usher.assignment.adapter.scim.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a filter looks, and how values compare there.
 *
 * @param steps names from the object downwards; arrays are gone through
 * @param several whether there can be more than one value
 * @param caseExact whether letter case matters
 * @param type of what is found
 */
public record Field(List<String> steps, boolean several, boolean caseExact, Type type) {

    public Field {
        steps = List.copyOf(steps);
    }

    /** How values compare. */
    public enum Type {
        TEXT,
        BOOLEAN,
        TIME
    }

    /** Whether it is this one, written with dots. */
    public boolean is(String path) {
        return String.join(".", steps).equals(path);
    }

    /** What the names in a filter are relative to. */
    sealed interface Scope {
        /** A whole resource. */
        record Resource(Kind kind) implements Scope {}

        /** A value of an attribute; null: of one that no schema knows. */
        record Value(@Nullable Attribute attribute) implements Scope {}

        static Scope within(@Nullable Attribute attribute) {
            return new Value(attribute);
        }
    }

    static Field of(String path, Scope scope, boolean compared) {
        return switch (scope) {
            case Scope.Resource(Kind kind) -> of(AttributePath.parse(kind, path), compared);
            case Scope.Value(Attribute attribute) -> within(path, attribute);
        };
    }

    private static Field within(String path, @Nullable Attribute attribute) {
        Optional<Attribute> part =
                attribute == null ? Optional.empty() : attribute.part(path.strip());
        return new Field(
                List.of(part.map(Attribute::name).orElse(path)),
                part.isEmpty(),
                part.map(Attribute::caseExact).orElse(false),
                type(part));
    }

    static Field of(AttributePath path, boolean compared) {
        List<String> steps = new ArrayList<>();
        if (path.extension() != null) {
            steps.add(path.extension());
        }
        if (path.name() != null) {
            steps.add(path.name());
        }
        if (path.isOf("meta")) {
            return meta(path, steps);
        }
        if (path.isOf("id") || path.isOf("externalId")) {
            return new Field(
                    List.of(path.isOf("id") ? "id" : "externalId"), false, true, Type.TEXT);
        }
        Optional<Attribute> attribute = path.attribute();
        Optional<Attribute> leaf = attribute;
        String part = path.part();
        if (part == null
                && compared
                && attribute.filter(it -> it.type() == Attribute.Type.COMPLEX).isPresent()) {
            part = "value";
        }
        if (part != null) {
            steps.add(part);
            String named = part;
            leaf = attribute.flatMap(it -> it.part(named));
        }
        return new Field(
                steps,
                attribute.map(Attribute::multiValued).orElse(true) || leaf.isEmpty(),
                leaf.map(Attribute::caseExact).orElse(false),
                type(leaf));
    }

    private static Field meta(AttributePath path, List<String> steps) {
        for (String name :
                List.of("resourceType", "created", "lastModified", "version", "location")) {
            if (name.equalsIgnoreCase(path.part())) {
                boolean time = name.equals("created") || name.equals("lastModified");
                return new Field(List.of("meta", name), false, true, time ? Type.TIME : Type.TEXT);
            }
        }
        if (path.part() != null) {
            steps.add(path.part());
        }
        return new Field(steps, false, true, Type.TEXT);
    }

    private static Type type(Optional<Attribute> attribute) {
        return attribute.filter(it -> it.type() == Attribute.Type.BOOLEAN).isPresent()
                ? Type.BOOLEAN
                : Type.TEXT;
    }
}
