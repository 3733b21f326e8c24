package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.ScimException;
import dev.usher.assignment.adapter.scim.store.Stored;
import dev.usher.assignment.application.ApplyingChanges;
import dev.usher.assignment.application.Outcome;
import dev.usher.assignment.application.Writing;
import dev.usher.assignment.domain.Caller;
import dev.usher.assignment.domain.Change;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Refusal;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tells the directory what follows from a request, and keeps the books in the same transaction. */
final class Telling {

    private static final int ATTEMPTS = 8;

    private final ApplyingChanges applying;

    Telling(ApplyingChanges applying) {
        this.applying = applying;
    }

    /**
     * Applies all changes, or none.
     *
     * @param books written in the same transaction
     * @throws ScimException when the directory refuses one of them
     */
    void tell(List<Change> changes, Caller caller, Consumer<List<Outcome>> books) {
        tell(changes, caller, () -> {}, books);
    }

    private void tell(
            List<Change> changes, Caller caller, Runnable first, Consumer<List<Outcome>> books) {
        List<Outcome> outcomes;
        try {
            outcomes =
                    applying.together(
                            changes, Origin.of(caller.source(), caller.name()), first, books);
        } catch (Writing.ClashException _) {
            throw ScimException.uniqueness(
                    "Others changed the same things at the same time; try again.");
        }
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Refused(Refusal refusal)) {
                throw refused(refusal);
            }
        }
    }

    private static ScimException refused(Refusal refusal) {
        return switch (refusal.kind()) {
            case CONFLICT -> ScimException.uniqueness(refusal.reason());
            case BUSY -> ScimException.of(503, refusal.reason());
            case INVALID, NOT_FOUND -> {
                String[] parts = refusal.reason().split(": ", 2);
                yield parts.length == 2
                        ? ScimException.invalidValue(parts[0], parts[1])
                        : ScimException.invalidValue("The request", refusal.reason());
            }
        };
    }

    /**
     * Changes a resource, again when somebody else changed it meanwhile. What is refused because
     * somebody deleted it meanwhile is answered as if it had not been there.
     *
     * @param find finds it, or throws that it is not there
     */
    static <T> T change(Supplier<Stored> find, Function<Stored, T> change) {
        for (int i = 1; ; i++) {
            Stored before = find.get();
            try {
                return change.apply(before);
            } catch (Stale _) {
                if (i == ATTEMPTS) {
                    throw ScimException.of(409, "Others keep changing the resource; try again.");
                }
            } catch (ScimException e) {
                var _ = find.get();
                throw e;
            }
        }
    }

    /**
     * Takes a resource away.
     *
     * @param remove out of the books, before the directory does; false when it is not any more as
     *     it was
     */
    void remove(Change change, Caller caller, BooleanSupplier remove) {
        tell(
                List.of(change),
                caller,
                () -> {
                    if (!remove.getAsBoolean()) {
                        throw new Stale();
                    }
                },
                _ -> {});
    }

    /** The resource is not any more as it was when it was looked at. */
    static final class Stale extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stale() {
            super(null, null, false, false);
        }
    }
}
