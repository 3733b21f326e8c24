package dev.usher.simulator.gotomeeting.domain;

/** The key of a licence: decimal digits, kept as text because GoTo's keys need not fit 64 bits. */
public record LicenseKey(String value) {

    public LicenseKey {
        Digits.require(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
