package dev.usher.policy.expression;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How much a matcher can do between two reads of the text, estimated while its pattern is
 * translated: parts that match nothing are passed without reading, and where they have alternatives
 * or repetitions, in several ways (ADR 8).
 */
final class SilentWork {

    private static final long MOST_WAYS = 10_000;

    private static final class Group {
        final boolean lookaround;
        boolean reads;

        /** Ways to pass the branch so far without reading. */
        long branch = 1;

        /** The same of all branches before it. */
        long all;

        Group(boolean lookaround) {
            this.lookaround = lookaround;
        }

        void endBranch() {
            if (!reads) {
                all = limited(all + branch);
            }
            branch = 1;
            reads = false;
        }
    }

    private final Deque<Group> open = new ArrayDeque<>();

    /** Ways to pass repeated groups once more, each after it has read something. */
    private long again = 1;

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
        parts += Math.max(1, quantifier.least());
        if (group.all > 0) {
            long ways = passes(group.all, quantifier);
            open.element().branch = limited(open.element().branch * ways);
            if (quantifier.repeats()) {
                again = limited(again * ways);
            }
        } else if (quantifier.least() > 0 && !group.lookaround) {
            open.element().reads = true;
        }
    }

    /** Ways to pass a group as often as it must be, or once, or not at all. */
    private static long passes(long once, Quantifier quantifier) {
        long ways = once;
        for (int i = 1; i < quantifier.least() && ways <= MOST_WAYS; i++) {
            ways = limited(ways * once);
        }
        return quantifier.given() ? limited(ways + 1) : ways;
    }

    private static long limited(long ways) {
        return Math.min(ways, MOST_WAYS + 1);
    }

    /** Groups that are not closed. */
    int depth() {
        return open.size() - 1;
    }

    boolean tooMuch() {
        return ways() > MOST_WAYS;
    }

    /** What one read counts for. */
    int perRead() {
        return (int) (1 + (parts + ways()) / 4);
    }

    private long ways() {
        Group whole = open.getLast();
        return limited(again * limited(whole.all + whole.branch));
    }
}
