package dev.usher.simulator.gotomeeting.domain;

/** The key of a group: decimal digits, kept as text because GoTo's keys need not fit 64 bits. */
public record GroupKey(String value) {

    public GroupKey {
        Digits.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
