package dev.usher.assignment.adapter.scim.protocol;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a resource: {@code name.givenName}, {@code emails[type eq "work"].value}, {@code
 * urn:...:User:department}.
 *
 * @param extension URN of the schema extension, null in the core schema
 * @param name of the attribute, null for the extension as a whole
 * @param where which values of a multi-valued attribute, null: all
 * @param part sub-attribute, null: the whole attribute
 */
public record AttributePath(
        Kind kind,
        @Nullable String extension,
        @Nullable String name,
        @Nullable Condition where,
        @Nullable String part) {

    private static final int LONGEST = 2_000;
    private static final Pattern NAME = Pattern.compile("\\$?[A-Za-z][A-Za-z0-9_$-]{0,99}");
    private static final Pattern URN = Pattern.compile("[A-Za-z0-9_.:-]{1,200}");

    /**
     * Reads a path.
     *
     * @throws ScimException when it is none
     */
    public static AttributePath parse(Kind kind, String text) {
        String path = text.strip();
        if (path.isEmpty() || path.length() > LONGEST) {
            throw ScimException.invalidPath("must have 1 to " + LONGEST + " characters");
        }
        Optional<Kind.Schema> whole = kind.extension(path);
        if (whole.isPresent()) {
            return new AttributePath(kind, whole.get().urn(), null, null, null);
        }
        String extension = null;
        int bracket = path.indexOf('[');
        int colon = path.lastIndexOf(':', bracket < 0 ? path.length() : bracket);
        if (colon >= 0) {
            extension = path.substring(0, colon);
            path = path.substring(colon + 1);
            if (extension.equalsIgnoreCase(kind.urn())) {
                extension = null;
            } else {
                extension = kind.extension(extension).map(Kind.Schema::urn).orElse(extension);
                if (!URN.matcher(extension).matches()) {
                    throw ScimException.invalidPath("'" + extension + "' is not a schema");
                }
            }
        }
        return elements(kind, extension, path);
    }

    private static AttributePath elements(Kind kind, @Nullable String extension, String path) {
        Path parsed;
        try {
            parsed = Path.fromString(FilterText.plain(path));
        } catch (BadRequestException e) {
            throw ScimException.invalidPath(Filters.reason(e));
        } catch (ScimException e) {
            throw ScimException.invalidPath(e.detail());
        }
        if (parsed.size() < 1 || parsed.size() > 2) {
            throw ScimException.invalidPath("'" + path + "' does not name an attribute");
        }
        Path.Element first = parsed.getElement(0);
        Optional<Attribute> known = attribute(kind, extension, first.getAttribute());
        if (known.isEmpty() && extension == null) {
            Optional<Kind.Schema> elsewhere = kind.extensionWith(first.getAttribute());
            if (elsewhere.isPresent()) {
                extension = elsewhere.get().urn();
                known = elsewhere.get().attribute(first.getAttribute());
            }
        }
        String name = known.map(Attribute::name).orElse(first.getAttribute());
        Attribute attribute = known.orElse(null);
        Condition where =
                first.getValueFilter() == null
                        ? null
                        : Filters.of(first.getValueFilter(), Field.Scope.within(attribute));
        String part = null;
        if (parsed.size() == 2) {
            Path.Element second = parsed.getElement(1);
            if (second.getValueFilter() != null) {
                throw ScimException.invalidPath("only an attribute itself can have a filter");
            }
            part =
                    known.flatMap(it -> it.part(second.getAttribute()))
                            .map(Attribute::name)
                            .orElse(second.getAttribute());
        }
        for (String one : part == null ? List.of(name) : List.of(name, part)) {
            if (!NAME.matcher(one).matches()) {
                throw ScimException.invalidPath("'" + one + "' is not the name of an attribute");
            }
        }
        return new AttributePath(kind, extension, name, where, part);
    }

    private static Optional<Attribute> attribute(
            Kind kind, @Nullable String extension, String name) {
        return extension == null
                ? kind.attribute(name)
                : kind.extension(extension).flatMap(it -> it.attribute(name));
    }

    /** What the schemas say about the attribute. */
    Optional<Attribute> attribute() {
        return name == null ? Optional.empty() : attribute(kind, extension, name);
    }

    /** Whether it is this attribute of the core schema, or a part of it. */
    public boolean isOf(String attribute) {
        return extension == null && name != null && name.equalsIgnoreCase(attribute);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (extension != null) {
            text.append(extension);
        }
        if (name != null) {
            text.append(extension == null ? "" : ":").append(name);
        }
        if (part != null) {
            text.append('.').append(part);
        }
        return text.toString().strip();
    }

    /** The attribute's name in lower case, to compare with. */
    String key() {
        return toString().toLowerCase(Locale.ROOT);
    }
}
