package dev.usher.diff.domain;

import java.util.UUID;

/** A user, by the id that the assignment service minted. */
public record UserId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
