package dev.usher.assignment.adapter.scim.store;

import dev.usher.assignment.adapter.scim.protocol.Condition;
import dev.usher.assignment.adapter.scim.protocol.Condition.Compare;
import dev.usher.assignment.adapter.scim.protocol.Condition.Operand;
import dev.usher.assignment.adapter.scim.protocol.Condition.Operator;
import dev.usher.assignment.adapter.scim.protocol.Field;
import dev.usher.assignment.adapter.scim.protocol.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
                return RelationSql.group(Sql.of("true"));
            }
            if (isMembers(field)) {
                return RelationSql.member(Sql.of("true"));
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
            return RelationSql.groups(inner);
        }
        if (field.is("members") && kind == Kind.GROUP) {
            if (inner instanceof Compare compare && compare.field().is("value")) {
                return RelationSql.hasMember(compare);
            }
            return RelationSql.members(inner);
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
            return TestSql.id("d.user_id", compare.operand());
        }
        if (kind == Kind.USER && field.steps().getFirst().equals("groups")) {
            return RelationSql.group(
                    TestSql.test(
                            Sql.of(field.is("groups.display") ? "g.display_name" : "g.id"),
                            compare));
        }
        if (isMembers(field)) {
            return RelationSql.hasMember(compare);
        }
        Optional<Sql> column = column(field);
        if (column.isPresent()) {
            return TestSql.test(column.get(), compare);
        }
        if (field.is("emails.value") && compare.operand() instanceof Operand.Text(String text)) {
            return compare.operator() == Operator.EQ
                    ? address(text)
                    : Sql.of("EXISTS (SELECT FROM unnest(d.emails) AS e(x) WHERE ")
                            .then(TestSql.test(Sql.of("e.x"), compare))
                            .then(")");
        }
        return inDocument(compare, null);
    }

    private boolean isMembers(Field field) {
        return kind == Kind.GROUP && (field.is("members") || field.is("members.value"));
    }

    private Sql inDocument(Compare compare, @Nullable String element) {
        Field field = compare.field();
        if (!field.several()) {
            return TestSql.test(
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
                .then(TestSql.test(Sql.of("(" + alias + ".x #>> '{}')"), compare))
                .then(")");
    }

    private static String root(@Nullable String element) {
        return element == null ? "d.document" : element + ".x";
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
