package dev.usher.notifier.domain;

import java.time.Instant;
import java.util.Set;

/** Something that was heard of an application. */
public sealed interface Event {

    /** Something began, or there is something new to tell of it. */
    record Began(GroupKey group, String id, Item item) implements Event {}

    /** Something that people may have been told of goes on; nothing, should they not have been. */
    record WentOn(GroupKey group, String id, Item item) implements Event {}

    /** Something is over. */
    record Ended(Kind kind, String id, Instant at) implements Event {}

    /** Of this kind, nothing lasts but these. */
    record OnlyTheseLast(Kind kind, Set<String> ids) implements Event {
        public OnlyTheseLast {
            ids = Set.copyOf(ids);
        }
    }
}
