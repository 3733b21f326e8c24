package dev.usher.console.adapter.yaml;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a text, each with its place; no more than people can read. */
final class Faults {

    private static final int MOST = 20;
    private static final int LONGEST = 1_000;

    private final List<String> first = new ArrayList<>();
    private int count;

    void add(String fault) {
        count++;
        if (first.size() < MOST) {
            first.add(fault.length() > LONGEST ? fault.substring(0, LONGEST) + "…" : fault);
        }
    }

    boolean none() {
        return count == 0;
    }

    /** The first of them, and how many more there are. */
    List<String> all() {
        List<String> all = new ArrayList<>(first);
        if (count > MOST) {
            all.add("And " + (count - MOST) + " more.");
        }
        return List.copyOf(all);
    }
}
