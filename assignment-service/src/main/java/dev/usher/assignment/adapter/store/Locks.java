package dev.usher.assignment.adapter.store;

/** Advisory locks of this service; the numbers only have to differ. */
final class Locks {

    static final long WRITE = 0x75736865_7201L;
    static final long RELAY = 0x75736865_7202L;

    private Locks() {}
}
