package dev.usher.policy;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with settings, each with its place; no more than people can read. */
public final class Faults {

    private static final int MOST = 20;
    private static final int LONGEST = 1_000;

    private final List<String> first = new ArrayList<>();
    private int count;

    void add(String place, String reason) {
        add(place + ": " + reason);
    }

    /** Notes a fault, which names its place. */
    public void add(String fault) {
        count++;
        if (first.size() < MOST) {
            first.add(fault.length() > LONGEST ? fault.substring(0, LONGEST) + "…" : fault);
        }
    }

    public boolean none() {
        return count == 0;
    }

    /** The first of them, and how many more there are. */
    public List<String> all() {
        List<String> all = new ArrayList<>(first);
        if (count > MOST) {
            all.add("And " + (count - MOST) + " more.");
        }
        return List.copyOf(all);
    }
}
