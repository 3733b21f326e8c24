package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Reason;
import java.util.List;

/** Whom the refusal of a batch was about. */
enum Blame {
    NOBODY,
    UNCLEAR,
    SOMEONE;

    Blame and(Blame other) {
        return compareTo(other) < 0 ? other : this;
    }

    /** Whether a refusal can be about someone in the batch, or about how many they are. */
    static boolean canBeFor(Failure failure) {
        return failure instanceof Failure.Permanent
                && failure.reason() != Reason.LICENCE_NOT_FOUND
                && failure.reason() != Reason.GROUP_NOT_FOUND
                && failure.httpStatus().filter(List.of(400, 409, 413, 422)::contains).isPresent();
    }
}
