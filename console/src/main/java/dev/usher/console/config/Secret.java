package dev.usher.console.config;

/**
 * A value that is never shown.
 *
 * @param value not blank
 */
public record Secret(String value) {

    public Secret {
        if (value.isBlank()) {
            throw new IllegalArgumentException("must not be empty");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
