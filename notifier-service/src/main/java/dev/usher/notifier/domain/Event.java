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
    record Ended(Kind kind, String id, How how, Instant at) implements Event {

        /** It is well again. */
        public Ended(Kind kind, String id, Instant at) {
            this(kind, id, How.WELL, at);
        }

        /** How something can be over. */
        public enum How {
            /** What could not be done is done. */
            WELL,
            /** Access was taken away, so that all that was to be given is not wanted any more. */
            REMOVED,
            /** It is not to be done any more. */
            WITHDRAWN,
            /** Nothing may be known any more of the one concerned. */
            ERASED
        }
    }

    /**
     * Something was done that nobody is told of but in a summary.
     *
     * @param position of this among all such, by which what is heard again is known
     */
    record Done(Day.Count what, long position) implements Event {}

    /**
     * Of this kind, nothing lasts but these.
     *
     * @param asOf when that was looked at; what happened later may last besides
     */
    record OnlyTheseLast(Kind kind, Set<String> ids, Instant asOf) implements Event {
        public OnlyTheseLast {
            ids = Set.copyOf(ids);
        }
    }
}
