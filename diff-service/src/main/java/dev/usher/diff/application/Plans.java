package dev.usher.diff.application;

import dev.usher.diff.domain.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plan at hand, and what it has for whom. */
final class Plans {

    private final Keys keys;
    private final Tables tables;
    private @Nullable Plan plan;
    private boolean read;
    private boolean changed;

    Plans(Keys keys, Tables tables) {
        this.keys = keys;
        this.tables = tables;
    }

    Optional<Plan> atHand() {
        if (!read) {
            Plan stored = tables.plans().get(keys.application());
            plan = stored == null ? null : stored.understood();
            read = true;
        }
        return Optional.ofNullable(plan);
    }

    /** The plan at hand, if it is this one and was not discarded. */
    Optional<Plan> atHand(String id) {
        return atHand().filter(it -> it.id().equals(id))
                .filter(it -> it.state() != Plan.State.DISCARDED);
    }

    /** The plan at hand, if this is how it stands. */
    Optional<Plan> in(Plan.State state) {
        return atHand().filter(it -> it.state() == state);
    }

    /** Whether the plan at hand is being applied. */
    boolean applying() {
        return in(Plan.State.APPLYING).isPresent();
    }

    void keep(Plan other) {
        plan = other;
        read = true;
        changed = true;
    }

    /** What a plan, not always the one at hand, has for this user. */
    Tables.@Nullable Planned of(UserId user) {
        return tables.planned().get(keys.of(user));
    }

    void keep(UserId user, Tables.Planned planned) {
        tables.planned().put(keys.of(user), planned);
    }

    void forget(UserId user) {
        if (of(user) != null) {
            tables.planned().delete(keys.of(user));
        }
    }

    void flush() {
        if (changed) {
            tables.plans().put(keys.application(), atHand().orElseThrow());
            changed = false;
        }
    }
}
