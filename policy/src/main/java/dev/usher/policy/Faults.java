package dev.usher.policy;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with settings, each with its place. */
final class Faults {

    private final List<String> all = new ArrayList<>();

    void add(String place, String reason) {
        all.add(place + ": " + reason);
    }

    boolean none() {
        return all.isEmpty();
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
