package dev.usher.benchmarks.report;

/** What a benchmark measures: an enum of its quantities. */
public interface Measured {

    Quantity quantity();
}
