package dev.usher.policy.expression;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How much a matcher can do between two reads of the text, estimated while its pattern is
 * translated: parts that match nothing are passed without reading, and where they have alternatives
 * or repetitions, in several ways (ADR 8).
 */
final class SilentWork {

    private static final long MOST_WAYS = 1_000;

    private static final class Group {
        final boolean lookaround;
        boolean reads;
        int silentBranches;

        Group(boolean lookaround) {
            this.lookaround = lookaround;
        }

        void endBranch() {
            if (!reads) {
                silentBranches++;
            }
            reads = false;
        }
    }

    private final Deque<Group> open = new ArrayDeque<>();
    private long ways = 1;
    private int parts;

    SilentWork() {
        open.push(new Group(false));
    }

    /** A character, a class, or a position such as {@code ^}, which reads nothing. */
    void atom(boolean reads, Quantifier quantifier) {
        if (reads && quantifier.least() > 0) {
            open.element().reads = true;
        } else {
            parts += Math.max(1, quantifier.least());
        }
    }

    void open(boolean lookaround) {
        open.push(new Group(lookaround));
    }

    void branch() {
        open.element().endBranch();
    }

    void close(Quantifier quantifier) {
        Group group = open.pop();
        group.endBranch();
        parts++;
        if (group.silentBranches > 0) {
            ways *= group.silentBranches;
            ways *= quantifier.given() ? Math.max(2, quantifier.least()) : 1;
            ways = Math.min(ways, MOST_WAYS + 1);
        } else if (quantifier.least() > 0 && !group.lookaround) {
            open.element().reads = true;
        }
    }

    /** Groups that are not closed. */
    int depth() {
        return open.size() - 1;
    }

    boolean tooMuch() {
        return ways > MOST_WAYS;
    }

    /** What one read counts for. */
    int perRead() {
        return (int) (1 + (parts + ways) / 4);
    }
}
