package dev.usher.policy.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The groups of a .NET regular expression. */
final class DotNetGroups {

    static final Pattern NAMED = Pattern.compile("\\(\\?(?:<(\\w+)>|'(\\w+)')");

    private DotNetGroups() {}

    /** Their numbers in Java by their names and numbers in .NET, which counts named ones last. */
    static Map<String, Integer> of(String text) {
        List<Integer> unnamed = new ArrayList<>();
        Map<String, Integer> named = new HashMap<>();
        List<Integer> namedInOrder = new ArrayList<>();
        int count = 0;
        boolean inClass = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
                i += text.startsWith("^]", i + 1) ? 2 : text.startsWith("]", i + 1) ? 1 : 0;
            } else if (c == '(') {
                Matcher name = NAMED.matcher(text).region(i, text.length());
                if (name.lookingAt()) {
                    count++;
                    if (named.put(name(name), count) != null) {
                        throw DotNetPattern.bad(
                                "two groups have the name " + name(name) + ".",
                                "Give each group its own name.");
                    }
                    namedInOrder.add(count);
                } else if (!text.startsWith("?", i + 1)) {
                    unnamed.add(++count);
                }
            }
        }
        unnamed.addAll(namedInOrder);
        for (int i = 0; i < unnamed.size(); i++) {
            named.putIfAbsent(Integer.toString(i + 1), unnamed.get(i));
        }
        return named;
    }

    /** The name in either way of writing it. */
    static String name(Matcher matcher) {
        return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    }
}
