package dev.usher.local.company;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How someone must end: with this account, or without one.
 *
 * @param licences short names
 * @param without why there is none; null when there is one
 * @param mailed whether a mail must tell of it
 */
public record Ending(
        @JsonSetter(nulls = Nulls.AS_EMPTY) String email,
        @JsonSetter(nulls = Nulls.AS_EMPTY) String firstName,
        @JsonSetter(nulls = Nulls.AS_EMPTY) String lastName,
        @JsonSetter(nulls = Nulls.AS_EMPTY) String locale,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> licences,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> adminRoles,
        @JsonSetter(nulls = Nulls.AS_EMPTY) String status,
        @Nullable String without,
        boolean mailed) {

    public Ending {
        licences = List.copyOf(licences);
        adminRoles = List.copyOf(adminRoles);
    }

    public boolean withAccount() {
        return without == null;
    }
}
