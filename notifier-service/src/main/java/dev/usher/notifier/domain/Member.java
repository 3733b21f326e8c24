package dev.usher.notifier.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A thing that lasts and belongs to a group.
 *
 * @param id of the thing within its kind, such as that of the user
 * @param since when it joined the group, or what there is to tell of it changed
 * @param endedAt when it was over, which has yet to be told
 * @param isToldBefore whether people were told of it before, by this group or another
 */
public record Member(
        String id,
        GroupKey group,
        Item item,
        Instant since,
        Optional<Instant> endedAt,
        boolean isToldBefore) {

    Member ended(Event.Ended.How how, Instant at) {
        Item last =
                switch (how) {
                    case WELL -> item;
                    case REMOVED -> item.isRemoval() ? item : item.withdrawn();
                    case WITHDRAWN -> item.withdrawn();
                    case ERASED -> item.nameless();
                };
        return new Member(id, group, last, since, Optional.of(at), isToldBefore);
    }

    Member with(Item newer) {
        return new Member(id, group, newer, since, Optional.empty(), isToldBefore);
    }
}
