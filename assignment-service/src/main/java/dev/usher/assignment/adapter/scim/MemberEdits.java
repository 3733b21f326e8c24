package dev.usher.assignment.adapter.scim;

import dev.usher.assignment.adapter.scim.protocol.Condition;
import dev.usher.assignment.adapter.scim.protocol.Condition.Compare;
import dev.usher.assignment.adapter.scim.protocol.Condition.Operand;
import dev.usher.assignment.adapter.scim.protocol.Condition.Operator;
import dev.usher.assignment.adapter.scim.protocol.PatchOperation;
import dev.usher.assignment.adapter.scim.protocol.ScimException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a request does to the members of a group: who comes and who goes. All members are looked up
 * only where the request means all of them, for a group can have very many.
 */
final class MemberEdits {

    private final Supplier<List<String>> all;
    private final Function<Condition, List<String>> matching;
    private final Map<String, Boolean> wanted = new LinkedHashMap<>();

    /**
     * @param all looks up the members there are
     * @param matching looks up those members whom a condition describes
     */
    MemberEdits(Supplier<List<String>> all, Function<Condition, List<String>> matching) {
        this.all = all;
        this.matching = matching;
    }

    void apply(PatchOperation operation) {
        if (operation.path().part() != null) {
            throw ScimException.mutability(operation.path().toString());
        }
        Condition where = operation.path().where();
        JsonNode value = operation.value();
        switch (operation.verb()) {
            case ADD -> {
                refuse(where);
                add(ids(value));
            }
            case REPLACE -> {
                refuse(where);
                replace(ids(value));
            }
            case REMOVE -> {
                if (where != null) {
                    remove(described(where));
                } else if (value != null) {
                    remove(ids(value));
                } else {
                    replace(List.of());
                }
            }
        }
    }

    private static void refuse(@Nullable Condition where) {
        if (where != null) {
            throw ScimException.mutability("members");
        }
    }

    void add(Collection<String> ids) {
        ids.forEach(it -> wanted.put(it, true));
    }

    void replace(Collection<String> ids) {
        wanted.replaceAll((_, _) -> false);
        all.get().forEach(it -> wanted.put(it, false));
        add(ids);
    }

    private void remove(Collection<String> ids) {
        ids.forEach(it -> wanted.put(it, false));
    }

    private List<String> described(Condition where) {
        return where instanceof Compare(var field, Operator operator, Operand.Text(String id))
                        && operator == Operator.EQ
                        && field.is("value")
                ? List.of(id.toLowerCase(Locale.ROOT))
                : matching.apply(where);
    }

    List<String> coming() {
        return those(true);
    }

    List<String> going() {
        return those(false);
    }

    private List<String> those(boolean come) {
        return wanted.entrySet().stream()
                .filter(it -> it.getValue() == come)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Ids in a list of members, a single member, or a single id; as they are written here. */
    static List<String> ids(@Nullable JsonNode value) {
        List<String> ids = new ArrayList<>();
        if (value != null && !value.isNull() && !value.isMissingNode()) {
            for (JsonNode one : value.isArray() ? value : List.of(value)) {
                JsonNode id = one.isObject() ? one.path("value") : one;
                if (!id.isString()) {
                    throw ScimException.invalidValue("members", "each must have a value");
                }
                ids.add(id.asString().toLowerCase(Locale.ROOT));
            }
        }
        return ids;
    }
}
