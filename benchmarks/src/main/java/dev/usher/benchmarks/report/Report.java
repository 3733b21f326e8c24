package dev.usher.benchmarks.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of a run; those of phases that did not run are missing.
 *
 * @param <Q> what can be measured, in the order in which it is told
 */
public final class Report<Q extends Enum<Q> & Measured> {

    private final Map<Q, Double> measured;
    private final List<String> failures = new ArrayList<>();
    private final Function<Q, Optional<Bound>> bounds;
    private final boolean fullSize;

    /**
     * @param bounds those that apply to this run
     * @param fullSize whether these are all there are
     */
    public Report(Class<Q> quantities, Function<Q, Optional<Bound>> bounds, boolean fullSize) {
        this.measured = new EnumMap<>(quantities);
        this.bounds = bounds;
        this.fullSize = fullSize;
    }

    public void put(Q figure, double value) {
        measured.put(figure, value);
    }

    /** Adds to a figure. */
    public void add(Q figure, double value) {
        measured.merge(figure, value, Double::sum);
    }

    /** Raises a figure to this value, if it is not as high already. */
    public void atLeast(Q figure, double value) {
        measured.merge(figure, value, Math::max);
    }

    /** A phase failed; its figures are missing. */
    public void fail(String sentence) {
        failures.add(sentence);
    }

    /** Failed phases and missed bounds, each as a sentence. */
    public List<String> missed() {
        Stream<String> bounds =
                measured.entrySet().stream()
                        .filter(entry -> !holds(entry.getKey(), entry.getValue()))
                        .map(
                                entry ->
                                        entry.getKey().quantity().key()
                                                + " is "
                                                + entry.getKey().quantity().text(entry.getValue())
                                                + " and should be "
                                                + wanted(entry.getKey())
                                                + ".");
        return Stream.concat(failures.stream(), bounds).toList();
    }

    /** The figures as one JSON object. */
    public String json() {
        Map<String, Number> json = new LinkedHashMap<>();
        measured.forEach((figure, value) -> json.put(figure.quantity().key(), number(value)));
        return JsonMapper.shared().writeValueAsString(json);
    }

    /** The figures for a person. */
    public void print(PrintStream out) {
        out.println();
        measured.forEach(
                (figure, value) ->
                        out.printf(
                                "  %-20s %10s   %-17s %-7s %s%n",
                                figure.quantity().key(),
                                figure.quantity().text(value),
                                wanted(figure),
                                verdict(figure, value),
                                figure.quantity().meaning()));
        out.println();
        if (!fullSize) {
            out.println("  Not of full size: most bounds are not judged.");
        } else if (missed().isEmpty()) {
            out.println("  All bounds are kept.");
        }
        missed().forEach(sentence -> out.println("  " + sentence));
        out.println();
    }

    private String verdict(Q figure, double value) {
        return bounds.apply(figure).map(bound -> bound.holds(value) ? "ok" : "MISSED").orElse("");
    }

    /** The bound for a person; empty when none applies. */
    private String wanted(Q figure) {
        return bounds.apply(figure)
                .map(
                        bound ->
                                bound.relation().words()
                                        + " "
                                        + figure.quantity().text(bound.value()))
                .orElse("");
    }

    private boolean holds(Q figure, double value) {
        return bounds.apply(figure).map(bound -> bound.holds(value)).orElse(true);
    }

    private static Number number(double value) {
        if (value == Math.rint(value)) {
            return (long) value;
        }
        return Math.round(value * 10_000) / 10_000.0;
    }
}
