package dev.usher.gotomeeting.domain;

/**
 * How many creations go in one call. Grows while whole batches are taken, shrinks when someone in
 * one is refused, and never again goes beyond what turned out to be too large.
 *
 * @param now how many go in one call
 * @param taken the largest batch that was taken
 * @param most never more
 */
public record BatchSize(int now, int taken, int most) {

    private static final int FIRST = 25;

    public BatchSize {
        if (now < 1 || now > most) {
            throw new IllegalArgumentException("A batch of " + now + " is not from 1 to " + most);
        }
    }

    public static BatchSize upTo(int most) {
        return new BatchSize(Math.min(FIRST, most), 1, most);
    }

    /** GoTo took a batch. */
    public BatchSize taken(int size) {
        return new BatchSize(
                size < now ? now : Math.min(most, now + Math.ceilDiv(now, 4)),
                Math.max(taken, size),
                most);
    }

    /** GoTo refused a batch since it does not like someone in it. */
    public BatchSize spoilt() {
        return new BatchSize(Math.max(1, now / 2), taken, most);
    }

    /** GoTo refused a batch but nobody in it: there were too many. */
    public BatchSize tooLarge(int size) {
        int fits = taken < size ? Math.max(taken, size / 2) : size / 2;
        int ceiling = Math.max(1, Math.min(most, fits));
        return new BatchSize(Math.min(now, ceiling), Math.min(taken, ceiling), ceiling);
    }
}
