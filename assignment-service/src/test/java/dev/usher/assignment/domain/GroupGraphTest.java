package dev.usher.assignment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GroupGraphTest {

    record Edge(Principal.Group child, Principal.Group parent) {}

    @Property
    void reachesUpwardsWhatAPlainModelReaches(
            @ForAll("edges") List<Edge> edges, @ForAll("groups") Set<Principal.Group> from) {
        GroupGraph graph = GroupGraph.flat();
        edges.forEach(it -> graph.nest(it.child(), it.parent()));

        assertThat(graph.upwards(from)).containsExactlyInAnyOrderElementsOf(model(edges, from));
    }

    @Property
    void reachesDownwardsExactlyWhoReachesUpwards(@ForAll("edges") List<Edge> edges) {
        GroupGraph up = GroupGraph.flat();
        GroupGraph down = GroupGraph.flat();
        edges.forEach(
                it -> {
                    up.nest(it.child(), it.parent());
                    down.nest(it.parent(), it.child());
                });

        for (Principal.Group one : all()) {
            for (Principal.Group other : all()) {
                assertThat(up.upwards(List.of(one)).contains(other))
                        .isEqualTo(down.upwards(List.of(other)).contains(one));
            }
        }
    }

    @Property
    void givesMoreRolesForMoreGroupsAndNeverLess(
            @ForAll("edges") List<Edge> edges, @ForAll("groups") Set<Principal.Group> from) {
        GroupGraph flat = GroupGraph.flat();
        GroupGraph nested = GroupGraph.flat();
        edges.forEach(it -> nested.nest(it.child(), it.parent()));

        assertThat(nested.upwards(from)).containsAll(flat.upwards(from));
        assertThat(flat.upwards(from)).isEqualTo(from);
    }

    /** Adds parents of what is reached until nothing is added any more. */
    private static Set<Principal.Group> model(List<Edge> edges, Set<Principal.Group> from) {
        Set<Principal.Group> reached = new HashSet<>(from);
        int before;
        do {
            before = reached.size();
            edges.stream()
                    .filter(it -> reached.contains(it.child()))
                    .map(Edge::parent)
                    .collect(Collectors.toSet())
                    .forEach(reached::add);
        } while (reached.size() > before);
        return reached;
    }

    private static List<Principal.Group> all() {
        return List.of("a", "b", "c", "d", "e", "f").stream().map(Principal.Group::new).toList();
    }

    @Provide
    Arbitrary<List<Edge>> edges() {
        return Combinators.combine(Arbitraries.of(all()), Arbitraries.of(all()))
                .as(Edge::new)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Set<Principal.Group>> groups() {
        return Arbitraries.of(all()).set().ofMaxSize(3);
    }
}
