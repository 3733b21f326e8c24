package dev.usher.console.adapter.yaml;

import dev.usher.policy.Faults;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Looks at a text before it is mapped: what is no YAML, what the mapper would refuse in words about
 * itself, and what it would take for something else without a word.
 */
final class FirstLook {

    /** Words for nothing that the mapper takes for text. */
    private static final Set<String> NOTHINGS = Set.of("~", "Null", "NULL");

    private static final int DEEPEST = 20;

    private final String text;
    private final Faults faults;
    private final Deque<Open> open = new ArrayDeque<>();

    private FirstLook(String text, Faults faults) {
        this.text = text;
        this.faults = faults;
    }

    /** Notes what is wrong with a text, with its place. */
    static void at(String text, Faults faults) {
        new FirstLook(text, faults).look();
    }

    private void look() {
        try {
            boolean over = false;
            for (Event event : new Parse(LoadSettings.builder().build()).parseString(text)) {
                if (over && event instanceof DocumentStartEvent) {
                    note(event, "a second document begins; write everything into one.");
                    return;
                }
                over |= event instanceof DocumentEndEvent;
                see(event);
                if (open.size() > DEEPEST) {
                    note(event, "there are more than " + DEEPEST + " levels, one in another.");
                    return;
                }
            }
        } catch (MarkedYamlEngineException e) {
            faults.add(noYaml(e));
        } catch (ReaderException e) {
            faults.add(
                    "It is not YAML at line %d: it contains the character U+%04X, which cannot be there."
                            .formatted(lineOf(e.getCodePoint()), e.getCodePoint()));
        } catch (YamlEngineException _) {
            faults.add("It is not YAML 1.2.");
        }
    }

    private void see(Event event) {
        if (event instanceof CollectionEndEvent) {
            open.pop();
        }
        if (event instanceof NodeEvent node) {
            Open around = open.peek();
            if (around != null && around.takesForKey()) {
                key(around, node);
            }
            node.getAnchor().ifPresent(anchor -> reference(node, anchor));
        }
        if (event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && NOTHINGS.contains(scalar.getValue())) {
            note(
                    scalar,
                    scalar.getValue()
                            + " is nothing in YAML, and would be read as text. Leave the key out,"
                            + " write null, or put the text in quotes.");
        }
        if (event instanceof CollectionStartEvent) {
            open.push(new Open(event instanceof MappingStartEvent));
        }
    }

    private void key(Open mapping, NodeEvent node) {
        if (!(node instanceof ScalarEvent scalar)) {
            note(node, "a key must be a word.");
        } else if (!mapping.keys.add(scalar.getValue())) {
            note(node, "the key '" + scalar.getValue() + "' is there twice; keep one of them.");
        }
    }

    private void reference(NodeEvent node, Anchor anchor) {
        note(
                node,
                (node instanceof AliasEvent ? "*" : "&")
                        + anchor
                        + " is a reference in YAML, and references are not followed here. Write out"
                        + " what is meant, or put the text in quotes.");
    }

    private void note(Event event, String words) {
        faults.add(event.getStartMark().map(mark -> place(mark) + ": ").orElse("") + words);
    }

    private String noYaml(MarkedYamlEngineException e) {
        Optional<Mark> problem = e.getProblemMark();
        boolean atEnd = problem.filter(it -> it.getIndex() >= length()).isPresent();
        return atEnd && e.getContextMark().isPresent()
                ? "It is not YAML at "
                        + place(e.getContextMark().get())
                        + ": what begins there has no end; look for a quote or bracket that is"
                        + " missing."
                : "It is not YAML"
                        + problem.map(mark -> " at " + place(mark)).orElse("")
                        + ": "
                        + e.getProblem()
                        + "; look there at indentation, quotes and brackets.";
    }

    private int length() {
        return text.codePointCount(0, text.length());
    }

    private long lineOf(int character) {
        return 1 + text.chars().limit(text.indexOf(character)).filter(c -> c == '\n').count();
    }

    private static String place(Mark mark) {
        return "line %d, column %d".formatted(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** A mapping or a list whose end has not been seen. */
    private static final class Open {

        private final boolean mapping;
        private final Set<String> keys = new HashSet<>();
        private boolean key;

        Open(boolean mapping) {
            this.mapping = mapping;
        }

        /** Whether what comes in it now is a key; the next thing is its value then. */
        boolean takesForKey() {
            key = mapping && !key;
            return key;
        }
    }
}
