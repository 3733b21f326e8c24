package dev.usher.assignment.adapter.scim.store;

import dev.usher.assignment.adapter.scim.protocol.Condition;
import dev.usher.assignment.adapter.scim.protocol.Condition.Compare;
import dev.usher.assignment.adapter.scim.protocol.Condition.Operand;
import dev.usher.assignment.adapter.scim.protocol.Condition.Operator;
import dev.usher.assignment.adapter.scim.protocol.Field;
import dev.usher.assignment.adapter.scim.protocol.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conditions as SQL over the table {@code d}. What is true of a document in memory is true of its
 * row; nothing is ever unknown.
 */
final class FilterSql {

    private final Kind kind;
    private int aliases;

    FilterSql(Kind kind) {
        this.kind = kind;
    }

    /** What a list is sorted by: without regard to letter case unless it matters. */
    static Sql sortedBy(Kind kind, Field field) {
        FilterSql sql = new FilterSql(kind);
        Optional<Sql> column = sql.column(field);
        if (field.type() == Field.Type.TIME) {
            return column.orElse(Sql.of("NULL"));
        }
        Sql value =
                column.orElseGet(
                        () ->
                                Sql.of(
                                        "(jsonb_path_query_first(d.document, ?::jsonpath) #>>"
                                                + " '{}')",
                                        jsonPath(field)));
        return Sql.of("lower(").then(value).then(")");
    }

    /** A condition on the rows. */
    Sql where(Condition condition) {
        return where(condition, null);
    }

    /** A condition on the members of a group, {@code m}, who are the users {@code u}. */
    Sql member(Condition condition) {
        return related(condition, "m.user_id::text", "u.user_name");
    }

    private Sql where(Condition condition, @Nullable String element) {
        return switch (condition) {
            case Condition.All(List<Condition> all) ->
                    Sql.joined(" AND ", all.stream().map(it -> where(it, element)).toList());
            case Condition.Any(List<Condition> any) ->
                    Sql.joined(" OR ", any.stream().map(it -> where(it, element)).toList());
            case Condition.Not(Condition not) ->
                    Sql.of("NOT coalesce(").then(where(not, element)).then(", false)");
            case Condition.Present(Field field) -> present(field, element);
            case Condition.Element(Field field, Condition inner) -> element(field, inner);
            case Compare compare -> compare(compare, element);
        };
    }

    private Sql present(Field field, @Nullable String element) {
        if (element == null) {
            if (field.is("groups") || field.is("groups.value") || field.is("groups.display")) {
                return group(Sql.of("true"));
            }
            if (isMembers(field)) {
                return member(Sql.of("true"));
            }
            Optional<Sql> column = column(field);
            if (column.isPresent()) {
                return Sql.of("(").then(column.get()).then(" IS NOT NULL)");
            }
        }
        return Sql.of("jsonb_path_exists(" + root(element) + ", ?::jsonpath)", jsonPath(field));
    }

    private Sql element(Field field, Condition inner) {
        if (field.is("groups") && kind == Kind.USER) {
            return group(related(inner, "g.id", "g.display_name"));
        }
        if (field.is("members") && kind == Kind.GROUP) {
            if (inner instanceof Compare compare && compare.field().is("value")) {
                return hasMember(compare);
            }
            return member(related(inner, "m.user_id::text", "u.user_name"));
        }
        String alias = "e" + ++aliases;
        Sql exists =
                Sql.of(
                                "EXISTS (SELECT FROM jsonb_path_query(d.document, ?::jsonpath) AS "
                                        + alias
                                        + "(x) WHERE ",
                                jsonPath(field) + "[*]")
                        .then(where(inner, alias))
                        .then(")");
        return field.is("emails")
                ? Sql.joined(" AND ", Stream.concat(addresses(inner), Stream.of(exists)).toList())
                : exists;
    }

    /** The index knows who has an address; whether it is the right one is seen afterwards. */
    private static Stream<Sql> addresses(Condition inner) {
        return switch (inner) {
            case Condition.All(List<Condition> all) -> all.stream().flatMap(FilterSql::addresses);
            case Compare(Field field, Operator operator, Operand.Text(String text))
                    when operator == Operator.EQ && field.is("value") ->
                    Stream.of(address(text));
            default -> Stream.of();
        };
    }

    private static Sql address(String text) {
        return Sql.of("d.emails @> ARRAY[?]::text[]", text.toLowerCase(Locale.ROOT));
    }

    private Sql compare(Compare compare, @Nullable String element) {
        Field field = compare.field();
        if (element != null) {
            return inDocument(compare, element);
        }
        if (field.is("id") && compare.operator() == Operator.EQ && kind == Kind.USER) {
            return id("d.user_id", compare.operand());
        }
        if (kind == Kind.USER && field.steps().getFirst().equals("groups")) {
            return group(
                    test(Sql.of(field.is("groups.display") ? "g.display_name" : "g.id"), compare));
        }
        if (isMembers(field)) {
            return hasMember(compare);
        }
        Optional<Sql> column = column(field);
        if (column.isPresent()) {
            return test(column.get(), compare);
        }
        if (field.is("emails.value") && compare.operand() instanceof Operand.Text(String text)) {
            return compare.operator() == Operator.EQ
                    ? address(text)
                    : Sql.of("EXISTS (SELECT FROM unnest(d.emails) AS e(x) WHERE ")
                            .then(test(Sql.of("e.x"), compare))
                            .then(")");
        }
        return inDocument(compare, null);
    }

    private static Sql id(String column, Operand operand) {
        try {
            return operand instanceof Operand.Text(String text)
                    ? Sql.of(column + " = ?", UUID.fromString(text))
                    : Sql.NEVER;
        } catch (IllegalArgumentException _) {
            return Sql.NEVER;
        }
    }

    private boolean isMembers(Field field) {
        return kind == Kind.GROUP && (field.is("members") || field.is("members.value"));
    }

    private static Sql group(Sql condition) {
        return Sql.of(
                        "EXISTS (SELECT FROM memberships m JOIN groups g ON g.id = m.group_id"
                                + " WHERE m.user_id = d.user_id AND m.source = d.source AND ")
                .then(condition)
                .then(")");
    }

    private static Sql member(Sql condition) {
        return Sql.of(
                        "EXISTS (SELECT FROM memberships m JOIN users u ON u.id = m.user_id"
                                + " WHERE m.group_id = d.group_id AND m.source = d.source"
                                + " AND ")
                .then(condition)
                .then(")");
    }

    /** By index, as clients ask whether somebody is in a group that has very many. */
    private static Sql hasMember(Compare compare) {
        if (compare.operator() == Operator.EQ
                && compare.operand() instanceof Operand.Text(String text)) {
            Sql person = id("m.user_id", compare.operand());
            return Sql.joined(
                    " OR ",
                    List.of(
                            member(person),
                            Sql.of(
                                    "EXISTS (SELECT FROM nestings n WHERE n.group_id = d.group_id"
                                            + " AND n.source = d.source AND n.member_id = ?)",
                                    text)));
        }
        return member(test(Sql.of("m.user_id::text"), compare));
    }

    private Sql related(Condition condition, String value, String display) {
        return switch (condition) {
            case Condition.All(List<Condition> all) ->
                    Sql.joined(
                            " AND ", all.stream().map(it -> related(it, value, display)).toList());
            case Condition.Any(List<Condition> any) ->
                    Sql.joined(
                            " OR ", any.stream().map(it -> related(it, value, display)).toList());
            case Condition.Not(Condition not) -> Sql.of("NOT ").then(related(not, value, display));
            case Condition.Present(Field field) ->
                    Sql.of(field.is("value") || field.is("display") ? "true" : "false");
            case Condition.Element _ -> Sql.NEVER;
            case Compare compare when compare.field().is("value") -> test(Sql.of(value), compare);
            case Compare compare when compare.field().is("display") ->
                    test(Sql.of(display), compare);
            case Compare _ -> Sql.NEVER;
        };
    }

    private Sql inDocument(Compare compare, @Nullable String element) {
        Field field = compare.field();
        if (!field.several()) {
            return test(
                    Sql.of(
                            "(" + root(element) + " #>> ?::text[])",
                            (Object) field.steps().toArray(String[]::new)),
                    compare);
        }
        String alias = "e" + ++aliases;
        return Sql.of(
                        "EXISTS (SELECT FROM jsonb_path_query("
                                + root(element)
                                + ", ?::jsonpath) AS "
                                + alias
                                + "(x) WHERE jsonb_typeof("
                                + alias
                                + ".x) NOT IN ('object', 'array', 'null') AND ",
                        jsonPath(field) + "[*]")
                .then(test(Sql.of("(" + alias + ".x #>> '{}')"), compare))
                .then(")");
    }

    private static String root(@Nullable String element) {
        return element == null ? "d.document" : element + ".x";
    }

    private static Sql test(Sql value, Compare compare) {
        return switch (compare.operand()) {
            case Operand.Truth(boolean truth) -> value.then(" = ?", Boolean.toString(truth));
            case Operand.Time(Instant time) ->
                    value.then(
                            " " + sign(compare.operator()) + " ?", time.atOffset(ZoneOffset.UTC));
            case Operand.Text(String text) -> {
                boolean exact = compare.field().caseExact();
                Sql left = exact ? value : Sql.of("lower(").then(value).then(")");
                Sql right = Sql.of(exact ? "?" : "lower(?)", text);
                yield switch (compare.operator()) {
                    case EQ -> left.then(" = ").then(right);
                    case CO ->
                            Sql.of("position(").then(right).then(" IN ").then(left).then(") > 0");
                    case SW -> Sql.of("starts_with(").then(left).then(", ").then(right).then(")");
                    case EW ->
                            Sql.of("right(").then(left).then(", length(?)) = ", text).then(right);
                    case GT, GE, LT, LE ->
                            left.then(" COLLATE \"C\" " + sign(compare.operator()) + " ")
                                    .then(right)
                                    .then(" COLLATE \"C\"");
                };
            }
        };
    }

    private static String sign(Operator operator) {
        return switch (operator) {
            case GT -> ">";
            case GE -> ">=";
            case LT -> "<";
            case LE -> "<=";
            case EQ, CO, SW, EW -> "=";
        };
    }

    /** Fields that have a column of their own. */
    private Optional<Sql> column(Field field) {
        String id = kind == Kind.USER ? "d.user_id::text" : "d.group_id";
        String name = String.join(".", field.steps());
        return switch (name) {
            case "id" -> Optional.of(Sql.of(id));
            case "externalId" -> Optional.of(Sql.of("d.external_id"));
            case "userName" ->
                    kind == Kind.USER ? Optional.of(Sql.of("d.user_name")) : Optional.empty();
            case "displayName" ->
                    kind == Kind.GROUP ? Optional.of(Sql.of("d.display_name")) : Optional.empty();
            case "meta.created" -> Optional.of(Sql.of("d.created_at"));
            case "meta.lastModified" -> Optional.of(Sql.of("d.modified_at"));
            case "meta.resourceType" -> Optional.of(Sql.of("'" + kind.label() + "'"));
            case "meta.version" -> Optional.of(Sql.of("('W/\"' || d.version || '\"')"));
            default -> Optional.empty();
        };
    }

    /** The names are quoted as JSON has it, so nothing in them can mean anything else. */
    private static String jsonPath(Field field) {
        List<String> steps = new ArrayList<>();
        field.steps().forEach(it -> steps.add("\"" + it.replace("\"", "") + "\""));
        return "$." + String.join("[*].", steps);
    }
}
