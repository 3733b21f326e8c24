package dev.usher.diff.application;

import dev.usher.diff.domain.Person;
import java.util.List;

/**
 * What the guard holds.
 *
 * @param some of those held
 */
public record Held(Batch batch, List<Person> some) {

    public Held {
        some = List.copyOf(some);
    }
}
