package dev.usher.gotomeeting.adapter.admin;

import dev.usher.gotomeeting.application.GoToException;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Fields of GoTo's answers by the type they must have. What is empty may be absent or null; what is
 * of another type, or larger than can be meant, makes the answer unreadable.
 */
final class Fields {

    private static final int LONGEST_LIST = 1_000;
    private static final int LONGEST_ITEM = 100;
    private static final int LONGEST_TEXT = 10_000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern KEY = Pattern.compile("[0-9]{1,40}");

    private Fields() {}

    /** Whether a text can be a key of GoTo. */
    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** Whether a text can be the id of a custom role, which need not be a number. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** A text; empty when there is none. */
    static Optional<String> text(JsonNode object, String name) {
        return optional(object, name)
                .map(node -> text(node, LONGEST_TEXT))
                .filter(text -> !text.isEmpty());
    }

    /** A key: digits, as text or as a number of any size. */
    static Optional<String> key(JsonNode object, String name) {
        return optional(object, name).map(Fields::key);
    }

    /** A key; empty when there is none, or something else in its place. */
    static Optional<String> keyIfReadable(JsonNode object, String name) {
        try {
            return key(object, name);
        } catch (GoToException _) {
            return Optional.empty();
        }
    }

    /** A key that must be there. */
    static String requiredKey(JsonNode object, String name) {
        return key(object, name).orElseThrow(AdminJson::unreadable);
    }

    static NavigableSet<String> keys(JsonNode object, String name) {
        return set(object, name, Fields::key);
    }

    static NavigableSet<String> texts(JsonNode object, String name) {
        return set(object, name, node -> text(node, LONGEST_ITEM));
    }

    /** A count that is not negative. */
    static Optional<Integer> count(JsonNode object, String name) {
        return optional(object, name)
                .map(
                        node -> {
                            if (!node.isInt() || node.intValue() < 0) {
                                throw AdminJson.unreadable();
                            }
                            return node.intValue();
                        });
    }

    /** An array, perhaps absent: then nothing is in it. */
    static JsonNode array(JsonNode object, String name) {
        JsonNode node = object(object).path(name);
        if (!node.isArray() && !node.isMissingNode() && !node.isNull()) {
            throw AdminJson.unreadable();
        }
        return node;
    }

    private static JsonNode object(JsonNode node) {
        if (!node.isObject()) {
            throw AdminJson.unreadable();
        }
        return node;
    }

    private static Optional<JsonNode> optional(JsonNode object, String name) {
        return Optional.of(object(object).path(name))
                .filter(node -> !node.isMissingNode() && !node.isNull());
    }

    private static NavigableSet<String> set(
            JsonNode object, String name, Function<JsonNode, String> item) {
        JsonNode array = array(object, name);
        if (array.size() > LONGEST_LIST) {
            throw AdminJson.unreadable();
        }
        NavigableSet<String> items = new TreeSet<>();
        array.forEach(node -> items.add(item.apply(node)));
        return items;
    }

    private static String text(JsonNode node, int longest) throws GoToException {
        if (!node.isString() || node.stringValue().length() > longest) {
            throw AdminJson.unreadable();
        }
        return node.stringValue();
    }

    private static String key(JsonNode node) throws GoToException {
        String key =
                node.isIntegralNumber()
                        ? node.bigIntegerValue().toString()
                        : text(node, LONGEST_ITEM);
        if (!isKey(key)) {
            throw AdminJson.unreadable();
        }
        return key;
    }
}
