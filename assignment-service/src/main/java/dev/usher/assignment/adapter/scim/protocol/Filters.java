package dev.usher.assignment.adapter.scim.protocol;

import static java.util.Objects.requireNonNull;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import dev.usher.assignment.adapter.scim.protocol.Condition.Operand;
import dev.usher.assignment.adapter.scim.protocol.Condition.Operator;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads filters. */
public final class Filters {

    private static final int MOST = 60;

    /** What a parser of JSON adds about its own source says nothing to the caller. */
    private static final Pattern PARSER =
            Pattern.compile("(at position \\d+): .*\\[Source.*", Pattern.DOTALL);

    private Filters() {}

    /**
     * Reads the filter of a list of resources.
     *
     * @throws ScimException when it is none, or compares what cannot be compared
     */
    public static Condition parse(Kind kind, String text) {
        Filter filter;
        try {
            filter = Filter.fromString(FilterText.plain(text));
        } catch (BadRequestException e) {
            throw ScimException.invalidFilter(reason(e));
        }
        if (size(filter) > MOST) {
            throw ScimException.invalidFilter("has more than " + MOST + " conditions");
        }
        try {
            return of(filter, new Field.Scope.Resource(kind));
        } catch (ScimException e) {
            throw "invalidPath".equals(e.scimType()) ? ScimException.invalidFilter(e.detail()) : e;
        }
    }

    static String reason(BadRequestException refusal) {
        return PARSER.matcher(String.valueOf(refusal.getMessage())).replaceFirst("$1");
    }

    static Condition of(Filter filter, Field.Scope scope) {
        return switch (filter.getFilterType()) {
            case AND -> new Condition.All(each(filter, scope));
            case OR -> new Condition.Any(each(filter, scope));
            case NOT -> new Condition.Not(of(requireNonNull(filter.getInvertedFilter()), scope));
            case PRESENT -> new Condition.Present(field(filter, scope, false));
            case COMPLEX_VALUE -> element(filter, scope);
            case EQUAL -> compare(filter, scope, Operator.EQ);
            case NOT_EQUAL -> new Condition.Not(compare(filter, scope, Operator.EQ));
            case CONTAINS -> compare(filter, scope, Operator.CO);
            case STARTS_WITH -> compare(filter, scope, Operator.SW);
            case ENDS_WITH -> compare(filter, scope, Operator.EW);
            case GREATER_THAN -> compare(filter, scope, Operator.GT);
            case GREATER_OR_EQUAL -> compare(filter, scope, Operator.GE);
            case LESS_THAN -> compare(filter, scope, Operator.LT);
            case LESS_OR_EQUAL -> compare(filter, scope, Operator.LE);
        };
    }

    private static List<Condition> each(Filter filter, Field.Scope scope) {
        return requireNonNull(filter.getCombinedFilters()).stream()
                .map(it -> of(it, scope))
                .toList();
    }

    private static Condition element(Filter filter, Field.Scope scope) {
        if (!(scope instanceof Field.Scope.Resource(Kind kind))) {
            throw ScimException.invalidFilter("a filter in brackets has brackets of its own");
        }
        AttributePath path =
                AttributePath.parse(kind, requireNonNull(filter.getAttributePath()).toString());
        return new Condition.Element(
                Field.of(path, false),
                of(
                        requireNonNull(filter.getValueFilter()),
                        Field.Scope.within(path.attribute().orElse(null))));
    }

    private static Field field(Filter filter, Field.Scope scope, boolean compared) {
        return Field.of(requireNonNull(filter.getAttributePath()).toString(), scope, compared);
    }

    private static Condition compare(Filter filter, Field.Scope scope, Operator operator) {
        Field field = field(filter, scope, true);
        JsonNode value = requireNonNull(filter.getComparisonValue());
        if (value.isNull()) {
            if (operator != Operator.EQ) {
                throw ScimException.invalidFilter("null can only be compared with eq and ne");
            }
            return new Condition.Not(new Condition.Present(field));
        }
        Operand operand = operand(field, value);
        boolean text = operand instanceof Operand.Text;
        boolean possible =
                switch (operator) {
                    case EQ -> true;
                    case CO, SW, EW -> text;
                    case GT, GE, LT, LE -> !(operand instanceof Operand.Truth);
                };
        if (!possible) {
            throw ScimException.invalidFilter(
                    String.join(".", field.steps()) + " cannot be compared in this way");
        }
        return new Condition.Compare(field, operator, operand);
    }

    private static Operand operand(Field field, JsonNode value) {
        String text = Values.storable("filter", value.asString());
        return switch (field.type()) {
            case TEXT -> new Operand.Text(text);
            case BOOLEAN -> {
                if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
                    yield new Operand.Truth(text.equalsIgnoreCase("true"));
                }
                throw ScimException.invalidFilter(
                        String.join(".", field.steps()) + " is true or false, not '" + text + "'");
            }
            case TIME -> {
                try {
                    yield new Operand.Time(OffsetDateTime.parse(text).toInstant());
                } catch (DateTimeParseException _) {
                    throw ScimException.invalidFilter(
                            "'" + text + "' is not a time such as 2027-01-31T00:00:00Z");
                }
            }
        };
    }

    private static int size(Filter filter) {
        if (filter.isCombiningFilter()) {
            return requireNonNull(filter.getCombinedFilters()).stream()
                    .mapToInt(Filters::size)
                    .sum();
        }
        if (filter.isNotFilter()) {
            return size(requireNonNull(filter.getInvertedFilter()));
        }
        return filter.isComplexValueFilter() ? size(requireNonNull(filter.getValueFilter())) : 1;
    }
}
