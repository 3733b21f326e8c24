package dev.usher.diff.domain;

/** An account in GoTo, by its user key: digits, often too many for a long. */
public record AccountKey(String value) {

    @Override
    public String toString() {
        return value;
    }
}
