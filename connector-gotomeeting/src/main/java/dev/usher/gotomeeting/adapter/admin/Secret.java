package dev.usher.gotomeeting.adapter.admin;

/** A value that is never shown. */
public record Secret(String value) {

    public static Secret valueOf(String value) {
        return new Secret(value);
    }

    @Override
    public String toString() {
        return "***";
    }
}
