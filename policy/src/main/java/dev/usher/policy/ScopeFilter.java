package dev.usher.policy;

import java.util.List;

/**
 * A filter that a user passes when all its clauses are true.
 *
 * @param name of the filter, for people
 */
public record ScopeFilter(String name, List<Clause> clauses) {

    public ScopeFilter {
        clauses = List.copyOf(clauses);
    }

    /**
     * One condition.
     *
     * @param attribute name of the attribute at the source
     * @param operator one of Entra's 14 operators, such as {@code EQUALS}
     * @param value what it is compared with, where the operator compares
     */
    public record Clause(String attribute, String operator, String value) {}
}
