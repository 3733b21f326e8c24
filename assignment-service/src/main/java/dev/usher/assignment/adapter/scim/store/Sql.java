package dev.usher.assignment.adapter.scim.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A piece of SQL with the values of its question marks. */
record Sql(String text, List<Object> values) {

    static final Sql NEVER = Sql.of("false");

    Sql {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    static Sql of(String text, Object... values) {
        return new Sql(text, List.of(values));
    }

    Sql then(Sql next) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(next.values);
        return new Sql(text + next.text, all);
    }

    Sql then(String next, Object... more) {
        return then(of(next, more));
    }

    static Sql joined(String between, List<Sql> parts) {
        Sql all = of("(");
        for (int i = 0; i < parts.size(); i++) {
            all = all.then(i == 0 ? "" : between).then(parts.get(i));
        }
        return all.then(")");
    }
}
