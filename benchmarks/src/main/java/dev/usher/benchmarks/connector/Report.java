package dev.usher.benchmarks.connector;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The figures of a run; those of phases that did not run are missing. */
public final class Report {

    private final Map<Figure, Double> measured = new EnumMap<>(Figure.class);
    private final List<String> failures = new ArrayList<>();
    private final boolean fullSize;

    /**
     * @param fullSize whether all bounds apply; otherwise only those that hold for any size do
     */
    Report(boolean fullSize) {
        this.fullSize = fullSize;
    }

    void put(Figure figure, double value) {
        measured.put(figure, value);
    }

    /** Adds to a figure. */
    void add(Figure figure, double value) {
        measured.merge(figure, value, Double::sum);
    }

    /** Raises a figure to this value, if it is not as high already. */
    void atLeast(Figure figure, double value) {
        measured.merge(figure, value, Math::max);
    }

    /** A phase failed; its figures are missing. */
    void fail(String sentence) {
        failures.add(sentence);
    }

    /** Failed phases and missed bounds, each as a sentence. */
    public List<String> missed() {
        Stream<String> bounds =
                measured.entrySet().stream()
                        .filter(entry -> !holds(entry.getKey(), entry.getValue()))
                        .map(
                                entry ->
                                        entry.getKey().key()
                                                + " is "
                                                + entry.getKey().text(entry.getValue())
                                                + " and should be "
                                                + entry.getKey().wanted()
                                                + ".");
        return Stream.concat(failures.stream(), bounds).toList();
    }

    /** The figures as one JSON object. */
    public String json() {
        Map<String, Number> json = new LinkedHashMap<>();
        measured.forEach((figure, value) -> json.put(figure.key(), number(value)));
        return JsonMapper.shared().writeValueAsString(json);
    }

    /** The figures for a person. */
    public void print(PrintStream out) {
        out.println();
        measured.forEach(
                (figure, value) ->
                        out.printf(
                                "  %-20s %10s   %-17s %-7s %s%n",
                                figure.key(),
                                figure.text(value),
                                figure.wanted(),
                                verdict(figure, value),
                                figure.meaning()));
        out.println();
        if (!fullSize) {
            out.println("  Not of full size: most bounds are not judged.");
        } else if (missed().isEmpty()) {
            out.println("  All bounds are kept.");
        }
        missed().forEach(sentence -> out.println("  " + sentence));
        out.println();
    }

    private String verdict(Figure figure, double value) {
        return !judged(figure) ? "" : holds(figure, value) ? "ok" : "MISSED";
    }

    private boolean judged(Figure figure) {
        return figure.bounded() && (fullSize || figure.ofAnySize());
    }

    private boolean holds(Figure figure, double value) {
        return !judged(figure) || figure.holds(value);
    }

    private static Number number(double value) {
        if (value == Math.rint(value)) {
            return (long) value;
        }
        return Math.round(value * 10_000) / 10_000.0;
    }
}
