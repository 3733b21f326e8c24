package dev.usher.assignment.adapter.scim.store;

import dev.usher.assignment.adapter.scim.protocol.Condition;
import dev.usher.assignment.adapter.scim.protocol.Condition.Compare;
import dev.usher.assignment.adapter.scim.protocol.Condition.Operand;
import dev.usher.assignment.adapter.scim.protocol.Condition.Operator;
import dev.usher.assignment.adapter.scim.protocol.Field;
import java.util.List;

/** Conditions on the groups of a user and the members of a group, as SQL. */
final class RelationSql {

    private RelationSql() {}

    /** A condition on the groups of a user. */
    static Sql groups(Condition condition) {
        return group(related(condition, "g.id", "g.display_name"));
    }

    /** A condition on the members of a group. */
    static Sql members(Condition condition) {
        return member(described(condition));
    }

    /** A condition on the members of a group, {@code m}, who are the users {@code u}. */
    static Sql described(Condition condition) {
        return related(condition, "m.user_id::text", "u.user_name");
    }

    /** Whether the user {@code d} is in a group {@code g} of which the condition holds. */
    static Sql group(Sql condition) {
        return Sql.of(
                        "EXISTS (SELECT FROM memberships m JOIN groups g ON g.id = m.group_id"
                                + " WHERE m.user_id = d.user_id AND m.source = d.source AND ")
                .then(condition)
                .then(")");
    }

    /** Whether the group {@code d} has a member, the user {@code u}, of whom it holds. */
    static Sql member(Sql condition) {
        return Sql.of(
                        "EXISTS (SELECT FROM memberships m JOIN users u ON u.id = m.user_id"
                                + " WHERE m.group_id = d.group_id AND m.source = d.source"
                                + " AND ")
                .then(condition)
                .then(")");
    }

    /** By index, as clients ask whether somebody is in a group that has very many. */
    static Sql hasMember(Compare compare) {
        if (compare.operator() == Operator.EQ
                && compare.operand() instanceof Operand.Text(String text)) {
            Sql person = TestSql.id("m.user_id", compare.operand());
            return Sql.joined(
                    " OR ",
                    List.of(
                            member(person),
                            Sql.of(
                                    "EXISTS (SELECT FROM nestings n WHERE n.group_id = d.group_id"
                                            + " AND n.source = d.source AND n.member_id = ?)",
                                    text)));
        }
        return member(TestSql.test(Sql.of("m.user_id::text"), compare));
    }

    private static Sql related(Condition condition, String value, String display) {
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
            case Compare compare when compare.field().is("value") ->
                    TestSql.test(Sql.of(value), compare);
            case Compare compare when compare.field().is("display") ->
                    TestSql.test(Sql.of(display), compare);
            case Compare _ -> Sql.NEVER;
        };
    }
}
