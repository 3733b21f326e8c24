package dev.usher.policy;

import dev.usher.policy.expression.RegularExpression;
import java.util.ArrayList;
import java.util.List;

/** The scoping filters of the settings, ready to be applied: clauses AND, filters OR. */
final class Scope {

    private final List<Filter> filters;

    private Scope(List<Filter> filters) {
        this.filters = List.copyOf(filters);
    }

    private record Filter(String name, List<ScopeClause> clauses) {

        Holds holds(UserAttributes user, RegularExpression.Budget budget) {
            Holds all = Holds.YES;
            for (ScopeClause clause : clauses) {
                all = all.and(clause.holds(user, budget));
                if (all == Holds.NO) {
                    return all;
                }
            }
            return all;
        }
    }

    /** Whether something is true; it may be that nobody can tell. */
    enum Holds {
        NO,
        UNKNOWN,
        YES;

        static Holds of(boolean truth) {
            return truth ? YES : NO;
        }

        Holds and(Holds other) {
            return compareTo(other) < 0 ? this : other;
        }

        Holds or(Holds other) {
            return compareTo(other) > 0 ? this : other;
        }
    }

    /** Understands filters, and notes what is wrong with them. */
    static Scope compile(List<ScopeFilter> filters, SourceAttributes names, Faults faults) {
        List<Filter> compiled = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            ScopeFilter filter = filters.get(i);
            String place = "scope[" + i + "].clauses";
            if (filter.clauses().isEmpty()) {
                faults.add(place, "name at least one clause, or leave the filter out.");
            }
            List<ScopeClause> clauses = new ArrayList<>();
            for (int j = 0; j < filter.clauses().size(); j++) {
                ScopeClause.compile(place + "[" + j + "]", filter.clauses().get(j), names, faults)
                        .ifPresent(clauses::add);
            }
            compiled.add(new Filter(filter.name(), List.copyOf(clauses)));
        }
        return new Scope(compiled);
    }

    /** Whether a user passes one of the filters; everybody does when there are none. */
    Holds passes(UserAttributes user) {
        if (filters.isEmpty()) {
            return Holds.YES;
        }
        RegularExpression.Budget budget = new RegularExpression.Budget();
        Holds any = Holds.NO;
        for (Filter filter : filters) {
            any = any.or(filter.holds(user, budget));
            if (any == Holds.YES) {
                return any;
            }
        }
        return any;
    }

    /** A step for every clause, with what came of it. */
    List<Explanation.Step> explain(UserAttributes user) {
        RegularExpression.Budget budget = new RegularExpression.Budget();
        List<Explanation.Step> steps = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            Filter filter = filters.get(i);
            String name = filter.name().isEmpty() ? "Filter " + (i + 1) : filter.name();
            for (ScopeClause clause : filter.clauses()) {
                steps.add(clause.explain(name, user, budget));
            }
        }
        return steps;
    }
}
