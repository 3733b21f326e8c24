package dev.usher.gotomeeting.domain;

import java.util.List;

/** How pressing an order is. */
public enum Lane {
    /** One change, one person, an administrator. */
    URGENT,
    /** A cycle, an import, a large group. */
    BULK;

    /** Every so many turns bulk goes first. */
    static final int BULK_TURN = 5;

    private static final List<Lane> USUALLY = List.of(URGENT, BULK);
    private static final List<Lane> NOW_AND_THEN = List.of(BULK, URGENT);

    /**
     * Which lane goes first, and which if nothing waits there. Urgent does, but bulk is never
     * starved: every {@value #BULK_TURN}th turn it goes first.
     *
     * @param turn counts from 0
     */
    public static List<Lane> order(long turn) {
        return (turn + 1) % BULK_TURN == 0 ? NOW_AND_THEN : USUALLY;
    }
}
