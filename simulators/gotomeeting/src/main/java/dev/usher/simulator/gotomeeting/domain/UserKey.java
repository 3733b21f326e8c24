package dev.usher.simulator.gotomeeting.domain;

/** The key of a user: decimal digits, kept as text because GoTo's keys need not fit 64 bits. */
public record UserKey(String value) {

    public UserKey {
        Digits.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
