package dev.usher.policy;

import dev.usher.policy.expression.Evaluated;
import dev.usher.policy.expression.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The mapping of one attribute, ready to be applied.
 *
 * @param source where the value comes from
 * @param fallback what a new account gets when there is no value
 * @param clears whether the attribute is emptied when there is no value
 */
record Mapping(
        AccountTarget target,
        Function<UserAttributes, Evaluated> source,
        Optional<String> fallback,
        boolean clears,
        boolean onlyOnCreate) {

    /** What becomes of the attribute. */
    sealed interface Outcome {}

    /** It gets this value; an empty one clears it. */
    record Written(String value, boolean onlyOnCreate) implements Outcome {}

    /** It stays as it is. */
    record Kept() implements Outcome {}

    /** It cannot be said. */
    record Failed(Obstacle obstacle, String details) implements Outcome {}

    /** Understands a mapping; empty when something is wrong with it, which is noted. */
    static Optional<Mapping> compile(
            String place, AttributeMapping mapping, SourceAttributes names, Faults faults) {
        Optional<AccountTarget> named =
                AccountTarget.named(place + ".target", mapping.target(), faults);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        AccountTarget target = named.get();
        boolean clears = mapping.whenNull() == AttributeMapping.WhenNull.CLEAR;
        if (clears) {
            obstacle(mapping, target).ifPresent(it -> faults.add(place + ".whenNull", it));
        }
        Optional<String> fallback =
                mapping.defaultValue()
                        .flatMap(value -> target.taken(place + ".default", value, faults));
        return source(place, mapping, target, names, faults)
                .map(
                        source ->
                                new Mapping(
                                        target, source, fallback, clears, mapping.onlyOnCreate()));
    }

    /** Why the attribute cannot be cleared. */
    private static Optional<String> obstacle(AttributeMapping mapping, AccountTarget target) {
        if (target.required()) {
            return Optional.of(target.attribute() + " cannot be cleared, every account has one.");
        }
        if (mapping.onlyOnCreate()) {
            return Optional.of("what is written only on creation is not cleared; choose one.");
        }
        return mapping.defaultValue()
                .map(_ -> "a default takes the place of a value that is missing; choose one.");
    }

    private static Optional<Function<UserAttributes, Evaluated>> source(
            String place,
            AttributeMapping mapping,
            AccountTarget target,
            SourceAttributes names,
            Faults faults) {
        String at = place + ".source";
        String source = mapping.source();
        return switch (mapping.type()) {
            case NONE -> {
                if (target.required()) {
                    faults.add(place + ".type", target.attribute() + " needs a value.");
                }
                if (!source.isEmpty()) {
                    faults.add(at, "type none has no source; leave it out, or name another type.");
                }
                yield Optional.of(_ -> flows(Value.of(List.of())));
            }
            case DIRECT -> {
                names.check(at, source, faults);
                yield Optional.of(user -> flows(Value.of(user.values(source))));
            }
            case CONSTANT ->
                    target.taken(at, source, faults)
                            .map(value -> _ -> flows(new Value.Text(value)));
            case EXPRESSION ->
                    names.expression(at, source, faults).map(expression -> expression::evaluate);
        };
    }

    private static Evaluated flows(Value value) {
        return new Evaluated.Flows(value, false);
    }

    Outcome apply(UserAttributes user) {
        return switch (source.apply(user)) {
            case Evaluated.Flows(Value value, boolean redacted) -> write(value, redacted);
            case Evaluated.Dropped() ->
                    target.required() ? missing("its value is to be ignored") : new Kept();
            case Evaluated.Failure(String function, int position, String message) ->
                    new Failed(
                            Obstacle.MAPPING_FAILED,
                            "%s: %s gave up (column %d). %s"
                                    .formatted(target.attribute(), function, position, message));
        };
    }

    private Outcome write(Value value, boolean redacted) {
        List<String> texts = value.texts();
        if (texts.size() > 1) {
            return new Failed(
                    Obstacle.SEVERAL_VALUES,
                    "%s: there are %d values, and GoTo takes one."
                            .formatted(target.attribute(), texts.size()));
        }
        String text = texts.isEmpty() ? "" : target.normalized(texts.getFirst());
        if (text.isEmpty()) {
            return fill();
        }
        Optional<String> broken = target.rule(text);
        return broken.isPresent()
                ? new Failed(
                        Obstacle.INVALID_VALUE,
                        "%s: '%s' %s."
                                .formatted(
                                        target.attribute(),
                                        redacted ? Evaluated.REDACTED : text,
                                        broken.get()))
                : new Written(text, onlyOnCreate);
    }

    /** What is done when there is no value. */
    private Outcome fill() {
        if (fallback.isPresent()) {
            return new Written(fallback.get(), true);
        }
        if (target.required()) {
            return missing("there is no value");
        }
        return clears ? new Written("", false) : new Kept();
    }

    private Failed missing(String why) {
        return new Failed(
                Obstacle.MISSING_VALUES,
                "%s: %s, and every account needs one.".formatted(target.attribute(), why));
    }
}
