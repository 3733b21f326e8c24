package dev.usher.assignment.domain;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which groups belong to which; may have cycles. */
public final class GroupGraph {

    private final Map<Principal.Group, Set<Principal.Group>> parents = new HashMap<>();

    /** No group belongs to another. */
    public static GroupGraph flat() {
        return new GroupGraph();
    }

    /** Notes that the child belongs to the parent. */
    public void nest(Principal.Group child, Principal.Group parent) {
        parents.computeIfAbsent(child, _ -> new LinkedHashSet<>()).add(parent);
    }

    /** These groups, and every group they belong to at any depth, each once. */
    public Set<Principal.Group> upwards(Collection<Principal.Group> groups) {
        Set<Principal.Group> reached = new LinkedHashSet<>(groups);
        Deque<Principal.Group> todo = new ArrayDeque<>(reached);
        while (!todo.isEmpty()) {
            for (Principal.Group parent : parents.getOrDefault(todo.pop(), Set.of())) {
                if (reached.add(parent)) {
                    todo.push(parent);
                }
            }
        }
        return reached;
    }
}
