package dev.usher.policy.expression;

/**
 * A text that a matcher reads, and that tells of each character read, so that reading can be ended
 * (ADR 8).
 *
 * @param onRead may throw
 */
record Counted(String text, Runnable onRead) implements CharSequence {

    @Override
    public char charAt(int index) {
        onRead.run();
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
