package dev.usher.assignment.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Whose word counts when sources disagree about a person: the sources named here, first to last,
 * then all others, those that said something new last first.
 */
public record Precedence(List<String> sources) {

    public Precedence {
        sources = List.copyOf(sources);
    }

    /** No source before another: the newest counts. */
    public static final Precedence NEWEST = new Precedence(List.of());

    List<Map.Entry<String, Statement>> order(SortedMap<String, Statement> said) {
        return said.entrySet().stream()
                .sorted(
                        Comparator.<Map.Entry<String, Statement>>comparingInt(
                                        it -> rank(it.getKey()))
                                .thenComparing(it -> it.getValue().at(), Comparator.reverseOrder())
                                .thenComparing(Map.Entry::getKey))
                .toList();
    }

    private int rank(String source) {
        int place = sources.indexOf(source);
        return place < 0 ? Integer.MAX_VALUE : place;
    }
}
