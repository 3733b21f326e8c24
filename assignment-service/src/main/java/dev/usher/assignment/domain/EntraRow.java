package dev.usher.assignment.domain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list of users that an administrator downloads from Entra: sign-in name, object id
 * and whether the account is enabled have meanings of their own, every other column is an
 * attribute.
 */
public final class EntraRow {

    private static final Map<String, String> COLUMNS =
            Map.ofEntries(
                    Map.entry("userprincipalname", "userName"),
                    Map.entry("username", "userName"),
                    Map.entry("objectid", "externalId"),
                    Map.entry("id", "externalId"),
                    Map.entry("externalid", "externalId"),
                    Map.entry("accountenabled", "accountEnabled"),
                    Map.entry("displayname", "displayName"),
                    Map.entry("givenname", "givenName"),
                    Map.entry("surname", "surname"),
                    Map.entry("mail", "mail"),
                    Map.entry("usertype", "userType"),
                    Map.entry("department", "department"),
                    Map.entry("usagelocation", "usageLocation"),
                    Map.entry("preferredlanguage", "preferredLanguage"));

    private EntraRow() {}

    /** What a column is called here, whatever its letter case in the file. */
    public static String column(String header) {
        String plain = header.strip();
        return COLUMNS.getOrDefault(plain.toLowerCase(Locale.ROOT), plain);
    }

    /**
     * Reads one row.
     *
     * @param cells by {@link #column(String)}; an empty cell takes the attribute's value away
     */
    public static Parsed user(Map<String, ? extends @Nullable Object> cells) {
        return Fields.guarded(
                cells,
                row -> {
                    if (Fields.optional(row, "userName") == null) {
                        Fields.required(row, "userPrincipalName");
                    }
                    SortedMap<String, List<String>> attributes = new TreeMap<>();
                    row.forEach(
                            (name, cell) -> {
                                if (isAttribute(name) && cell instanceof String text) {
                                    attributes.put(
                                            name,
                                            text.isBlank() ? List.of() : List.of(text.strip()));
                                }
                            });
                    return Change.PutUser.some(
                            Fields.optional(row, "externalId"),
                            Fields.required(row, "userName"),
                            Fields.enabled(row.get("accountEnabled")),
                            Fields.checked(attributes));
                });
    }

    private static boolean isAttribute(String column) {
        return !column.isEmpty()
                && !List.of("userName", "externalId", "accountEnabled").contains(column);
    }
}
