package dev.usher.simulator.gotomeeting.adapter.admin;

import dev.usher.simulator.gotomeeting.adapter.http.BadRequest;
import dev.usher.simulator.gotomeeting.adapter.http.Query;
import dev.usher.simulator.gotomeeting.domain.Filter;
import dev.usher.simulator.gotomeeting.domain.Filter.Condition;
import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.options.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two ways to write a {@code filter}: {@code email eq "a@example.com"} as today's clients do,
 * and {@code (email="a@example.com")}, joined by {@code &}, as older ones do. In the older one a
 * leading {@code (?i)} inside the quotes ignores case. A plus sign for a space is refused, as GoTo
 * does, unless a switch says otherwise.
 */
final class FilterSyntax {

    private static final String VALUE = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern NEWER = Pattern.compile("\\s*(\\w+)\\s+eq\\s+" + VALUE + "\\s*");
    private static final Pattern OLDER =
            Pattern.compile("\\s*\\(\\s*(\\w+)\\s*=\\s*" + VALUE + "\\s*\\)\\s*");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    private static final String IGNORE_CASE = "(?i)";

    private final Supplier<Behaviour> behaviour;

    FilterSyntax(Supplier<Behaviour> behaviour) {
        this.behaviour = behaviour;
    }

    Filter read(Query query, Set<String> attributes) {
        if (behaviour.get().is(Switch.FILTER_PLUS, "refused")
                && query.raw("filter").filter(raw -> raw.contains("+")).isPresent()) {
            throw BadRequest.of("filter.invalid", query.raw("filter").orElseThrow());
        }
        Optional<Filter> filter = query.text("filter").map(text -> read(text, attributes));
        return filter.orElse(Filter.NONE);
    }

    private Filter read(String text, Set<String> attributes) {
        Matcher newer = NEWER.matcher(text);
        List<Condition> conditions =
                newer.matches() ? List.of(condition(newer.group(1), newer.group(2))) : older(text);
        for (Condition condition : conditions) {
            if (!attributes.contains(condition.attribute())) {
                throw BadRequest.of("filter.invalid", text);
            }
        }
        return new Filter(conditions);
    }

    private List<Condition> older(String text) {
        List<Condition> conditions = new ArrayList<>();
        Matcher matcher = OLDER.matcher(text);
        int position = 0;
        while (matcher.find(position) && matcher.start() == position) {
            conditions.add(condition(matcher.group(1), matcher.group(2)));
            if (matcher.end() == text.length()) {
                return conditions;
            }
            if (text.charAt(matcher.end()) != '&') {
                break;
            }
            position = matcher.end() + 1;
        }
        throw BadRequest.of("filter.invalid", text);
    }

    private Condition condition(String attribute, String quoted) {
        String value = ESCAPED.matcher(quoted).replaceAll("$1");
        return value.startsWith(IGNORE_CASE)
                ? new Condition(attribute, value.substring(IGNORE_CASE.length()), true)
                : new Condition(
                        attribute, value, behaviour.get().is(Switch.FILTER_CASE, "ignored"));
    }
}
