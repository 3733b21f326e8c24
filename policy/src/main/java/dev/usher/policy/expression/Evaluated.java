package dev.usher.policy.expression;

/** What became of an expression for one source object. */
public sealed interface Evaluated {

    /**
     * A value to write, or null.
     *
     * @param redacted whether logs must show {@link #REDACTED} in place of the value, because the
     *     expression uses {@code Redact}
     */
    record Flows(Value value, boolean redacted) implements Evaluated {}

    /** The attribute is left out of what is written ({@code IgnoreFlowIfNullOrEmpty}). */
    record Dropped() implements Evaluated {}

    /**
     * The expression has no answer for this object.
     *
     * @param function the function that gave up
     * @param position where its call begins, counted from 1
     * @param message what was wrong, and what to do
     */
    record Failure(String function, int position, String message) implements Evaluated {}

    /** What a log shows in place of a redacted value. */
    String REDACTED = "[Redact]";
}
