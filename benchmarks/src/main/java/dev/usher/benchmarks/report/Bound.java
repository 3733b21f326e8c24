package dev.usher.benchmarks.report;

/** What a figure has to keep to. */
public record Bound(Relation relation, double value) {

    public static Bound atMost(double value) {
        return new Bound(Relation.AT_MOST, value);
    }

    public static Bound below(double value) {
        return new Bound(Relation.BELOW, value);
    }

    public static Bound atLeast(double value) {
        return new Bound(Relation.AT_LEAST, value);
    }

    boolean holds(double measured) {
        return relation.holds(measured, value);
    }
}
