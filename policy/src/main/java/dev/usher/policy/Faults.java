package dev.usher.policy;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with settings, each with its place; no more than people can read. */
final class Faults {

    private static final int MOST = 20;
    private static final int LONGEST = 1_000;

    private final List<String> first = new ArrayList<>();
    private int count;

    void add(String place, String reason) {
        count++;
        if (first.size() < MOST) {
            String fault = place + ": " + reason;
            first.add(fault.length() > LONGEST ? fault.substring(0, LONGEST) + "…" : fault);
        }
    }

    boolean none() {
        return count == 0;
    }

    List<String> all() {
        List<String> all = new ArrayList<>(first);
        if (count > MOST) {
            all.add("And " + (count - MOST) + " more.");
        }
        return List.copyOf(all);
    }
}
