package dev.usher.policy;

import dev.usher.policy.expression.Evaluated;
import dev.usher.policy.expression.Expression;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How users and accounts find each other, ready to be applied. */
final class Matching {

    /** Ignoring case or not, by target, in order of precedence. */
    private final Map<AccountTarget, Boolean> caseSensitive = new EnumMap<>(AccountTarget.class);

    private final List<Property> properties = new ArrayList<>();

    private record Property(AccountTarget target, Expression source) {}

    private Matching() {}

    /** Understands matching properties, and notes what is wrong with them. */
    static Matching compile(
            List<MatchingProperty> properties, SourceAttributes names, Faults faults) {
        Matching matching = new Matching();
        for (int i = 0; i < properties.size(); i++) {
            String place = "matching[" + i + "]";
            matching.add(place, properties.get(i), names, faults);
        }
        return matching;
    }

    private void add(
            String place, MatchingProperty property, SourceAttributes names, Faults faults) {
        AccountTarget.named(place + ".target", property.target(), faults)
                .ifPresent(
                        target -> {
                            boolean sensitive = property.caseSensitive();
                            Boolean before = caseSensitive.putIfAbsent(target, sensitive);
                            if (before != null && before != sensitive) {
                                faults.add(
                                        place + ".caseSensitive",
                                        property.target()
                                                + " is compared in one way only; say the same as"
                                                + " above.");
                            }
                            names.expression(place + ".source", property.source(), faults)
                                    .ifPresent(
                                            source -> properties.add(new Property(target, source)));
                        });
    }

    /** The values that a user has, by precedence. What gives no single value is left out. */
    List<MatchingValue> of(UserAttributes user) {
        List<MatchingValue> values = new ArrayList<>();
        for (Property property : properties) {
            if (property.source.evaluate(user) instanceof Evaluated.Flows flows
                    && flows.value().texts().size() == 1
                    && !flows.value().texts().getFirst().isBlank()) {
                values.add(value(property.target, flows.value().texts().getFirst()));
            }
        }
        return List.copyOf(values);
    }

    /** The values that an account has. */
    List<MatchingValue> of(AccountSpec account) {
        List<MatchingValue> values = new ArrayList<>();
        for (AccountTarget target : caseSensitive.keySet()) {
            String text =
                    target == AccountTarget.EMAIL
                            ? account.email()
                            : account.attributes().getOrDefault(target.attribute(), "");
            if (!text.isBlank()) {
                values.add(value(target, text));
            }
        }
        return List.copyOf(values);
    }

    private MatchingValue value(AccountTarget target, String text) {
        String value = target.normalized(text);
        return new MatchingValue(
                target.attribute(),
                caseSensitive.getOrDefault(target, false) ? value : value.toLowerCase(Locale.ROOT));
    }
}
