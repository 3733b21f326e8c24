package dev.usher.console.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A licence that is paid for, and whose holder never joined or has long been away.
 *
 * @param licences keys of those that Usher gave; empty for an account that is nobody's here
 * @param managed whether a user here is linked to the account
 * @param person who that is; null: nobody, or not known by name
 */
public record UnusedSeat(
        GoToAccount account, List<String> licences, boolean managed, @Nullable Person person) {

    public UnusedSeat {
        licences = List.copyOf(licences);
    }
}
